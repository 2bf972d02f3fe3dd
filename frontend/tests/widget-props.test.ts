/**
 * Every prop of every component does something. `components.json` has a value for each; a test on
 * the Python side holds it against the models of `chatkit.widgets`.
 */
import { render } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import type { WidgetNode } from '../src/protocol/widgets';
import type { WidgetContext } from '../src/widgets/context';
import { color } from '../src/widgets/css-values';
import { drawNode, RENDERERS } from '../src/widgets/registry';
import components from './components.json';

type Props = Record<string, unknown>;

/** What a component needs before anything else can be seen. */
const NEEDED: Record<string, Props> = {
  Badge: { label: 'Words' },
  Caption: { value: 'Words' },
  Card: { status: { text: 'Ready' } },
  Chart: {
    data: [{ day: 'Mon', done: 2, late: 1 }],
    series: [
      { type: 'bar', dataKey: 'done' },
      { type: 'bar', dataKey: 'late' },
    ],
    xAxis: 'day',
  },
  Checkbox: { name: 'field' },
  DatePicker: { name: 'field', defaultValue: '2026-05-01' },
  Icon: { name: 'check' },
  Image: { src: '/icon.png' },
  Input: { name: 'field' },
  Label: { value: 'Words', fieldName: 'field' },
  ListView: { children: [{ type: 'ListViewItem' }, { type: 'ListViewItem' }] },
  Markdown: { value: 'Words' },
  'Table.Row': { children: [{ type: 'Table.Cell' }] },
  RadioGroup: { name: 'field', options: [{ label: 'A', value: 'a' }] },
  Select: {
    name: 'field',
    defaultValue: 'a',
    options: [
      { label: 'A', value: 'a' },
      { label: 'B', value: 'b' },
    ],
  },
  Text: { value: 'Words' },
  Textarea: { name: 'field' },
  Title: { value: 'Words' },
};

/** Where the calendar of a date field opens is the browser's to decide. */
const LEFT_TO_THE_BROWSER = new Set(['DatePicker.side', 'DatePicker.align']);
/** What is seen only when something happens; each has a test of its own below. */
const SEEN_LATER = new Set([
  'Button.onClickAction',
  'Form.onSubmitAction',
  'Select.onChangeAction',
  'DatePicker.onChangeAction',
  'Checkbox.onChangeAction',
  'RadioGroup.onChangeAction',
  'Button.submit',
  'Input.autoFocus',
  'Input.autoSelect',
  'Textarea.autoFocus',
  'Textarea.autoSelect',
]);

afterEach(() => document.body.replaceChildren());

function context(more: Partial<WidgetContext> = {}): WidgetContext {
  return {
    scheme: 'light',
    path: '',
    depth: 0,
    form: null,
    inHeader: false,
    labelled: new Set(),
    markdown: { imageHosts: [], openDeepLink: () => undefined },
    isRunning: () => false,
    fire: () => undefined,
    draw: drawNode,
    ...more,
  };
}

function draw(node: WidgetNode, more: Partial<WidgetContext> = {}): HTMLElement {
  const container = document.createElement('div');
  document.body.append(container);
  render(drawNode(node, context(more)), container);
  return container;
}

/** Markup, with what is set through the object model and is not in it. */
function picture(container: HTMLElement): string {
  const states = [...container.querySelectorAll('input, textarea')].map((field) => {
    const { checked, defaultValue } = field as HTMLInputElement;
    return `${checked} ${defaultValue}`;
  });
  const markup = container.innerHTML.replace(/<!--.*?-->/g, '').replace(/\s+/g, ' ');
  return `${markup} ${states}`;
}

const cases = Object.entries(components as Record<string, Props>).flatMap(([type, props]) =>
  Object.entries(props).map(([prop, value]) => [type, prop, value] as const),
);

test('there is a sample of every component that is drawn', () => {
  expect(Object.keys(components).sort()).toEqual(Object.keys(RENDERERS).sort());
});

test.each(
  cases.filter(([type, prop]) => {
    const name = `${type}.${prop}`;
    return !LEFT_TO_THE_BROWSER.has(name) && !SEEN_LATER.has(name);
  }),
)('%s.%s changes what is seen', (type, prop, value) => {
  const needed = { type, ...NEEDED[type] };
  const without = picture(draw(needed));
  const shown = draw({ ...needed, [prop]: value });
  expect(shown.querySelector('.unknown')).toBeNull();
  expect(picture(shown)).not.toBe(without);
});

test.each(['light', 'dark'] as const)(
  'a theme of its own reaches all of a subtree: %s',
  (theme) => {
    const inside = { type: 'Badge', label: 'Words' };
    const shade = { light: 'red-500', dark: 'blue-300' };
    const root = {
      type: 'Basic',
      theme,
      children: [{ type: 'Box', background: shade, children: [inside] }],
    };
    const container = draw(root, { scheme: theme === 'light' ? 'dark' : 'light' });
    expect(container.querySelector(`[data-scheme=${theme}]`)).not.toBeNull();
    const box = container.querySelector<HTMLElement>('.box .box');
    expect(box?.style.background).toContain(theme === 'light' ? '4' : '212');
  },
);

const action = { type: 'go' };

test.each([
  ['Button', {}, 'button', 'click'],
  ['Form', {}, 'form', 'submit'],
  ['Select', {}, 'select', 'change'],
  ['DatePicker', {}, 'input', 'change'],
  ['Checkbox', {}, 'input', 'change'],
  ['RadioGroup', {}, 'input', 'change'],
] as const)('%s fires its action', (type, props, selector, event) => {
  const fire = vi.fn();
  const prop =
    { Button: 'onClickAction', Form: 'onSubmitAction' }[type as string] ?? 'onChangeAction';
  const node = { type, ...NEEDED[type], ...props, [prop]: action };
  const container = draw(node, { fire });
  container
    .querySelector(selector)
    ?.dispatchEvent(new Event(event, { bubbles: true, cancelable: true }));
  expect(fire).toHaveBeenCalledOnce();
  expect(fire.mock.calls[0]?.[0]).toMatchObject({ action, widgetType: type });
});

test('a submit button in a form submits it', () => {
  const form = {
    type: 'Form',
    onSubmitAction: action,
    children: [{ type: 'Button', submit: true, label: 'Go' }],
  };
  expect(draw(form).querySelector('button')?.type).toBe('submit');
});

test.each(['Input', 'Textarea'])('%s takes the focus when it appears', async (type) => {
  const container = draw({ type, ...NEEDED[type], autoFocus: true, autoSelect: true });
  const field = container.querySelector<HTMLInputElement>('.field');
  const select = vi.spyOn(field as HTMLInputElement, 'select');
  await vi.waitFor(() => expect(select).toHaveBeenCalled());
  expect(document.activeElement).toBe(field);
});

test('a textarea asks for its pattern', () => {
  const container = draw({ type: 'Textarea', name: 'code', pattern: '[A-Z]{3}' });
  const field = container.querySelector('textarea') as HTMLTextAreaElement;
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    return field.validity.customError;
  };
  expect(type('abc')).toBe(true);
  expect(type('ABC')).toBe(false);
  expect(type('')).toBe(false);
});

test('with many options a select becomes a field that looks for them', () => {
  const options = Array.from({ length: 16 }, (_, n) => ({ value: `v${n}`, label: `Label ${n}` }));
  const fire = vi.fn();
  const node = {
    type: 'Select',
    name: 'list',
    options,
    defaultValue: 'v3',
    onChangeAction: action,
  };
  const field = draw(node, { fire }).querySelector('input') as HTMLInputElement;
  expect(field.value).toBe('Label 3');
  const write = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
  };
  write('label 12');
  expect(fire.mock.calls.at(-1)?.[0].fields).toEqual({ list: 'v12' });
  write('label');
  expect(field.validity.customError).toBe(true);
  expect(fire).toHaveBeenCalledOnce();
  expect(draw({ ...node, searchable: false }).querySelector('select')).not.toBeNull();
});

test('a chart draws what is below zero downwards, and every curve through all its points', () => {
  const data = [
    { x: 'a', y: 4 },
    { x: 'b', y: -2 },
    { x: 'c', y: 1 },
  ];
  const curves = [
    'linear',
    'step',
    'stepBefore',
    'stepAfter',
    'monotone',
    'natural',
    'bumpX',
    'bumpY',
    'basis',
    'linearClosed',
  ];
  for (const curveType of curves) {
    const series = [{ type: 'line', dataKey: 'y', curveType }];
    const path = draw({ type: 'Chart', data, series, xAxis: 'x' }).querySelector('.line');
    expect(path?.getAttribute('d')).toMatch(/^M80,12[A-Z]/);
    expect(path?.getAttribute('d')).not.toContain('NaN');
  }
  const bars = draw({ type: 'Chart', data, series: [{ type: 'bar', dataKey: 'y' }], xAxis: 'x' });
  const tops = [...bars.querySelectorAll('.bar')].map((bar) => Number(bar.getAttribute('y')));
  expect(tops[1]).toBeGreaterThan(tops[0] ?? 0);
});

test('the numbers of a chart stand beside it, and none on another', () => {
  const data = [
    { x: 'a', y: 9000 },
    { x: 'b', y: -300 },
  ];
  const series = [{ type: 'bar', dataKey: 'y' }];
  const chart = draw({ type: 'Chart', data, series, xAxis: 'x', showYAxis: true });
  const numbers = [...chart.querySelectorAll('text:not(.tick)')].map((text) => text.textContent);
  expect(numbers).toEqual(['0', '10,000']);
  expect(chart.querySelector('g')?.getAttribute('transform')).toBe('translate(54)');
});

test('a null says nothing', () => {
  const nulls = { border: null, padding: null, gap: null, background: null, children: null };
  const box = draw({ type: 'Box', ...nulls }).querySelector('.box');
  expect(box?.getAttribute('style') ?? '').toBe('');
  const sides = draw({ type: 'Box', border: { top: null, left: 5 } }).querySelector('.box');
  expect((sides as HTMLElement).style.getPropertyValue('border-inline-start')).toContain('5px');
});

test('an image that may not be loaded keeps its place; a drawing in the address is one', () => {
  const shape = { width: 90, height: 110, radius: 'full' };
  const far = draw({
    type: 'Image',
    src: 'https://pictures.example/cat.png',
    alt: 'Luna',
    ...shape,
  });
  const place = far.querySelector<HTMLElement>('p.missing');
  expect(place?.textContent).toBe('Luna');
  expect([place?.style.width, place?.style.height]).toEqual(['90px', '110px']);
  const near = draw({ type: 'Image', src: 'data:image/svg+xml;base64,PHN2Zy8+' });
  expect(near.querySelector('img')?.src).toMatch(/^data:/);
});

test('words beside a box of a given width do not squeeze it, a small place may', () => {
  const box = draw({ type: 'Box', width: 100 }).querySelector<HTMLElement>('.box');
  expect(box?.style.minWidth).toBe('min(100px, 30%)');
  const own = draw({ type: 'Box', width: 100, minWidth: 10 }).querySelector<HTMLElement>('.box');
  expect(own?.style.minWidth).toBe('min(10px, 100cqi - 34px)');
});

test('what may not wrap scrolls', () => {
  const box = (node: object) => draw({ type: 'Box', ...node }).querySelector('.box');
  expect(box({ direction: 'row', wrap: 'nowrap' })?.classList).toContain('scrolls');
  expect(box({ direction: 'row', wrap: 'wrap' })?.classList).not.toContain('scrolls');
});

test('grays turn with the scheme, other hues stay', () => {
  const gray = 'var(--ck-hue, 0) var(--ck-tint, 0%)';
  expect(color('gray-900', 'light')).toBe(`hsl(${gray} 20%)`);
  expect(color('gray-900', 'dark')).toBe(`hsl(${gray} 88%)`);
  expect(color('yellow-900', 'dark')).toBe(color('yellow-900', 'light'));
});
