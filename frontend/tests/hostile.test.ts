/** What servers, models and people may write to do harm: inert. The same corpus runs in Chromium. */
import { render } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import { parseBlocks } from '../src/markdown/blocks';
import { parseInlines } from '../src/markdown/inlines';
import { renderMarkdown } from '../src/markdown/markdown';
import type { WidgetRoot } from '../src/protocol/widgets';
import { color, length, safeValue, spacing } from '../src/widgets/css-values';
import { WidgetElement } from '../src/widgets/widget-element';
import hostile from './hostile.json';

customElements.define('ck-widget', WidgetElement);

const HARM =
  'script, style, iframe, object, embed, svg [onload], [onerror], [onclick], [onload], [onfocus]';

beforeEach(() => vi.spyOn(console, 'warn').mockImplementation(() => undefined));

function assertInert(root: ParentNode): void {
  const harm = [...root.querySelectorAll(HARM)].filter((element) => element.localName !== 'style');
  expect(harm).toEqual([]);
  for (const link of root.querySelectorAll('a'))
    expect(link.protocol).toMatch(/^(?:https?|mailto):$/);
  for (const image of root.querySelectorAll('img')) {
    expect(image.src).toMatch(/^(?:blob:|data:image\/(?!svg)|http:\/\/localhost)/);
  }
  for (const element of root.querySelectorAll('[style]')) {
    expect(element.getAttribute('style')).not.toMatch(/url|image|expression|attr\(/i);
  }
}

test.each(hostile.markdown)('Markdown that means harm is inert: %s', (text) => {
  const container = document.createElement('div');
  render(renderMarkdown(text, { imageHosts: [], openDeepLink: () => undefined }), container);
  assertInert(container);
});

test.each(hostile.style)('a style that means harm is none: %s', (value) => {
  for (const read of [safeValue(value), color(value, 'light'), length(value), spacing(value)]) {
    expect(read).toBeUndefined();
  }
});

test.each(hostile.widgets)('a widget that means harm is inert: %j', async (widget) => {
  const element = document.createElement('ck-widget') as WidgetElement;
  element.widget = widget as unknown as WidgetRoot;
  element.host = {
    perform: async () => undefined,
    report: () => undefined,
    markdown: { imageHosts: [], openDeepLink: () => undefined },
  };
  document.body.append(element);
  await element.updateComplete;
  assertInert(element.shadowRoot as ShadowRoot);
  expect(Object.prototype).not.toHaveProperty('harmed');
  element.remove();
});

test('nesting without end leaves a note', async () => {
  let widget: object = { type: 'Text', value: 'At the bottom' };
  for (let depth = 0; depth < 2000; depth++) widget = { type: 'Box', children: [widget] };
  const element = document.createElement('ck-widget') as WidgetElement;
  element.widget = { type: 'Card', children: [widget] } as unknown as WidgetRoot;
  element.host = {
    perform: async () => undefined,
    report: () => undefined,
    markdown: { imageHosts: [], openDeepLink: () => undefined },
  };
  document.body.append(element);
  await element.updateComplete;
  expect(element.shadowRoot?.querySelectorAll('.unknown')).toHaveLength(1);
});

const MANY = 20_000;

test.each([
  ['quotes', '>'.repeat(MANY)],
  ['lists', '- '.repeat(MANY)],
  ['brackets', '['.repeat(MANY)],
  ['links that never end', '[a]('.repeat(MANY)],
  ['stars', '*a **b '.repeat(MANY)],
  ['closing stars', 'a* '.repeat(MANY)],
  ['code that never ends', Array.from({ length: 200 }, (_, n) => '`'.repeat(n)).join('a')],
  ['tags that never end', '<a '.repeat(MANY)],
  ['spaces', `# ${' '.repeat(MANY)}x`],
  ['a definition that is none', `[a]:${' '.repeat(MANY)}b c`],
  ['an address with brackets', `http://a${')'.repeat(MANY)}`],
  ['a table of nothing', `${'|'.repeat(MANY)}\n${'|-'.repeat(MANY)}`],
])('long Markdown is read to its end, not nested without end: %s', (_name, text) => {
  const { blocks, references } = parseBlocks(text);
  expect(depthOf(blocks)).toBeLessThan(60);
  for (const block of blocks) {
    if ('text' in block) expect(depthOf(parseInlines(block.text, references))).toBeLessThan(60);
  }
});

function depthOf(nodes: unknown): number {
  if (Array.isArray(nodes)) return nodes.reduce((most, node) => Math.max(most, depthOf(node)), 0);
  if (typeof nodes !== 'object' || nodes === null) return 0;
  const { blocks, items, children } = nodes as Record<string, unknown>;
  return 1 + depthOf(blocks ?? items ?? children ?? []);
}
