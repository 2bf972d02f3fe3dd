import { afterEach, expect, test, vi } from 'vitest';
import type { ActionConfig, WidgetRoot } from '../src/protocol/widgets';
import { dayOf } from '../src/widgets/date-picker';
import { type ActionDetail, WidgetElement, type WidgetHost } from '../src/widgets/widget-element';

customElements.define('ck-widget', WidgetElement);

afterEach(() => document.body.replaceChildren());

async function show(widget: unknown, host: Partial<WidgetHost> = {}) {
  const element = document.createElement('ck-widget') as WidgetElement;
  element.widget = widget as WidgetRoot;
  element.host = {
    perform: async () => undefined,
    report: () => undefined,
    markdown: { imageHosts: [], openDeepLink: () => undefined },
    ...host,
  };
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function find<Kind extends Element>(element: WidgetElement, selector: string): Kind {
  const found = element.shadowRoot?.querySelector<Kind>(selector);
  if (!found) throw new Error(`nothing fits ${selector}`);
  return found;
}

test('an unknown component leaves a quiet note, and its neighbours are drawn', async () => {
  const element = await show({
    type: 'Card',
    children: [{ type: 'Buton' }, { type: 'constructor' }, { type: 'Text', value: 'still here' }],
  });
  expect(element.shadowRoot?.querySelectorAll('.unknown')).toHaveLength(2);
  expect(element.shadowRoot?.textContent).toContain('still here');
});

test('a component with props that make no sense leaves a quiet note', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const element = await show({
    type: 'Card',
    children: [{ type: 'Chart', data: 7, series: null }],
  });
  expect(find(element, '.unknown').textContent).toContain('Chart');
  warn.mockRestore();
});

test('a form sends its fields with its action, once per submit', async () => {
  const performed: ActionConfig[] = [];
  let finish: () => void = () => undefined;
  const element = await show(
    {
      type: 'Card',
      asForm: true,
      confirm: { label: 'Save', action: { type: 'update_task', payload: { task_id: '3' } } },
      children: [
        { type: 'Label', value: 'Title', fieldName: 'title' },
        { type: 'Input', name: 'title', defaultValue: 'Milk' },
        { type: 'DatePicker', name: 'due', defaultValue: '2026-11-21T00:00:00' },
      ],
    },
    {
      perform: (action) => {
        performed.push(action);
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    },
  );
  const form = find<HTMLFormElement>(element, 'form');
  find<HTMLInputElement>(element, 'input[name=title]').value = 'Oat milk';
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  finish();
  expect(performed).toEqual([
    { type: 'update_task', payload: { task_id: '3', title: 'Oat milk', due: '2026-11-21' } },
  ]);
});

test('a redraw keeps what is being typed', async () => {
  const card = (status: string) => ({
    type: 'Card',
    status: { text: status },
    children: [{ type: 'Input', name: 'title', defaultValue: status }],
  });
  const element = await show(card('one'));
  const input = find<HTMLInputElement>(element, 'input');
  input.value = 'typing';
  element.widget = card('two') as WidgetRoot;
  await element.updateComplete;
  expect(find<HTMLInputElement>(element, 'input')).toBe(input);
  expect(input.value).toBe('typing');
});

test('a small ghost button with an icon speaks its label', async () => {
  const button = {
    type: 'Button',
    label: 'Complete Buy milk',
    iconStart: 'empty-circle',
    variant: 'ghost',
    size: 'sm',
  };
  const element = await show({ type: 'Card', children: [button] });
  expect(find(element, 'button').getAttribute('aria-label')).toBe('Complete Buy milk');
});

test('a row to pick from is a button for mouse and keyboard', async () => {
  const perform = vi.fn(async () => undefined);
  const action = { type: 'complete_task', payload: { task_id: '3' } };
  const row = {
    type: 'ListViewItem',
    onClickAction: action,
    children: [{ type: 'Text', value: 'Milk' }],
  };
  const element = await show({ type: 'ListView', children: [row] }, { perform });
  const button = find<HTMLElement>(element, '[role=button]');
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await element.updateComplete;
  expect(perform).toHaveBeenCalledWith(action, 'ListViewItem');
  expect(button.tabIndex).toBe(0);
});

test('only the day of a date counts', () => {
  expect(dayOf('2026-11-21T00:00:00')).toBe('2026-11-21');
  expect(dayOf('2026-11-21')).toBe('2026-11-21');
  expect(dayOf(undefined)).toBe('');
});

test('outside a chat a widget says what was clicked, and is busy until that is done', async () => {
  const element = document.createElement('ck-widget') as WidgetElement;
  const action = { type: 'go', payload: ['any', 'JSON'] as unknown as Record<string, unknown> };
  element.widget = {
    type: 'Card',
    children: [{ type: 'Button', label: 'Go', onClickAction: action }],
  } as WidgetRoot;
  let finish: () => void = () => undefined;
  const heard: unknown[] = [];
  document.addEventListener('ck-action', ({ detail }: CustomEventInit<ActionDetail>) => {
    heard.push(detail?.action);
    detail?.waitUntil(
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
    );
  });
  document.body.append(element);
  await element.updateComplete;

  find<HTMLButtonElement>(element, 'button').click();
  await element.updateComplete;
  expect(heard).toEqual([action]);
  expect(find(element, 'button').getAttribute('aria-busy')).toBe('true');

  finish();
  await vi.waitFor(() => expect(element.shadowRoot?.querySelector('[aria-busy=true]')).toBeNull());
});

test('outside a chat an action that fails is an event as well', async () => {
  const element = document.createElement('ck-widget') as WidgetElement;
  element.widget = {
    type: 'Card',
    children: [{ type: 'Button', label: 'Go', onClickAction: { type: 'go' } }],
  } as WidgetRoot;
  const errors: string[] = [];
  element.addEventListener('ck-action', ({ detail }: CustomEventInit<ActionDetail>) =>
    detail?.waitUntil(Promise.reject(new Error('Nobody is there.'))),
  );
  element.addEventListener('ck-error', ({ detail }: CustomEventInit<{ error: Error }>) => {
    if (detail) errors.push(detail.error.message);
  });
  document.body.append(element);
  await element.updateComplete;
  find<HTMLButtonElement>(element, 'button').click();
  await vi.waitFor(() => expect(errors).toEqual(['Nobody is there.']));
});
