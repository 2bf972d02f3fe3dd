/** Widgets as ChatKit's designers write them, who leave out what goes without saying. */
import { afterEach, expect, test } from 'vitest';
import type { ActionConfig, WidgetRoot } from '../src/protocol/widgets';
import { WidgetElement, type WidgetHost } from '../src/widgets/widget-element';

customElements.define('ck-widget', WidgetElement);

afterEach(() => document.body.replaceChildren());

async function show(
  children: object[],
  markdown: Partial<WidgetHost['markdown']> = {},
  perform: WidgetHost['perform'] = async () => undefined,
) {
  const element = document.createElement('ck-widget') as WidgetElement;
  element.widget = { type: 'Card', asForm: true, children } as unknown as WidgetRoot;
  element.host = {
    perform,
    report: () => undefined,
    markdown: { imageHosts: [], openDeepLink: () => undefined, ...markdown },
  };
  document.body.append(element);
  await element.updateComplete;
  return (selector: string) => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
}

const text = (value: string, props: object = {}) => ({ type: 'Text', value, ...props });

test('rows, columns and forms keep their parts apart unless they say how far', async () => {
  const children = [text('a'), text('b')];
  const boxes = ['Row', 'Col', 'Form', 'Box'].flatMap((type) => [
    { type, children },
    { type, children, gap: 0 },
  ]);
  const all = await show([{ type: 'Basic', children: boxes }]);

  expect(all('.box .box').map((box) => box.classList.contains('spaced'))).toEqual([
    ...[true, false],
    ...[true, false],
    ...[true, false],
    ...[false, false],
  ]);
});

test('a button without a word about its looks is filled, beside one that asks for an outline', async () => {
  const all = await show([
    { type: 'Button', label: 'Yes' },
    { type: 'Button', label: 'No', variant: 'outline' },
    { type: 'Button', label: 'Later', style: 'secondary' },
    { type: 'Button', label: 'Buy', style: 'primary' },
  ]);

  expect(all('.button').map(({ className }) => className.split(/\s+/).slice(1, 2))).toEqual([
    ['solid'],
    ['outline'],
    ['outline'],
    ['solid'],
  ]);
  expect(all('.button.primary').map(({ textContent }) => textContent)).toEqual(['Buy']);
});

test('a text with room for several lines is written in several lines', async () => {
  const performed: ActionConfig[] = [];
  const body = { name: 'email.body', required: true, placeholder: 'Write…' };
  const all = await show(
    [
      text('Hey David,\n\nBest, Zach', { minLines: 9, editable: body }),
      text('ChatKit Roadmap', { editable: { name: 'email.subject' } }),
      { type: 'Button', label: 'Send', onClickAction: { type: 'send' } },
    ],
    {},
    async (action) => {
      performed.push(action);
    },
  );
  const lines = all('textarea') as HTMLTextAreaElement[];

  expect(lines.map(({ rows, required }) => [Number(rows), required])).toEqual([[9, true]]);
  expect(all('input')).toHaveLength(1);

  (all('.button')[0] as HTMLElement).click();

  expect(performed[0]?.payload).toEqual({
    email: { body: 'Hey David,\n\nBest, Zach', subject: 'ChatKit Roadmap' },
  });
});

test('the default colour of a text is not that of a border', async () => {
  const all = await show([{ type: 'Caption', value: 'PA 845', color: 'default' }]);

  expect((all('.caption')[0] as HTMLElement).style.color).toBe('var(--ck-primary)');
});

test('only a picture that does not say its size makes room for what is beside it', async () => {
  const picture = (props: object) => ({ type: 'Image', src: '/icon.png', ...props });
  const all = await show([picture({}), picture({ size: 48 }), picture({ flex: 1 })]);

  expect(all('.image').map((image) => image.classList.contains('unsized'))).toEqual([
    true,
    false,
    false,
  ]);
});

test('what the server shows and what a model writes may come from different hosts', async () => {
  const src = 'https://pictures.example/a.png';
  const children = [
    { type: 'Image', src, alt: 'A chair' },
    { type: 'Markdown', value: `![spy](${src})` },
  ];
  const shown = async (hosts: Partial<WidgetHost['markdown']>) =>
    (await show(children, hosts))('img').map((image) => image.className.split(' ')[0]);

  expect(await shown({})).toEqual([]);
  expect(await shown({ serverImageHosts: ['*'] })).toEqual(['image']);
  expect(await shown({ imageHosts: ['*'] })).toEqual(['image']);
  expect(await shown({ imageHosts: ['pictures.example'] })).toEqual(['image', '']);
  expect(await shown({ serverImageHosts: ['other.example'] })).toEqual([]);
});
