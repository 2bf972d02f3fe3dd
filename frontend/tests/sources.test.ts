import { render } from 'lit';
import { expect, test, vi } from 'vitest';
import { renderText } from '../src/element/sources';
import { TagPreview } from '../src/element/tag-preview';
import type { ThreadView } from '../src/element/thread-view';
import type { Annotation, Source } from '../src/protocol/items';

const MILK: Source = {
  type: 'entity',
  id: 'task:1',
  title: 'Buy milk',
  icon: 'empty-circle',
  interactive: true,
  data: { kind: 'task', number: '1' },
};

const at = (index: number | undefined, source: Source): Annotation => ({
  type: 'annotation',
  source,
  ...(index === undefined ? {} : { index }),
});

function draw(text: string, ...annotations: Annotation[]) {
  const open = vi.fn();
  const preview = new TagPreview(document.createElement('p') as never, () => undefined);
  const view = {
    markdown: { imageHosts: [], openDeepLink: () => undefined },
    tags: { preview, open },
  } as never as ThreadView;
  const place = document.createElement('div');
  render(renderText({ type: 'output_text', text, annotations }, view), place);
  return { place, open, chips: [...place.querySelectorAll<HTMLElement>('.markdown .tag')] };
}

const seen = (place: Element) => place.textContent?.replace(/\s+/g, ' ').trim();

test('a named thing stands behind its name and opens with a click', () => {
  const { place, open, chips } = draw(
    'Buy milk, then rest',
    at(8, { ...MILK, inline_label: '#1' }),
  );

  expect(seen(place)).toBe('Buy milk#1, then rest');
  expect(chips[0]?.localName).toBe('button');
  expect(chips[0]?.getAttribute('aria-label')).toBe('Buy milk #1');
  chips[0]?.click();
  expect(open).toHaveBeenCalledWith({
    type: 'input_tag',
    id: 'task:1',
    text: 'Buy milk',
    interactive: true,
    data: { kind: 'task', number: '1' },
  });
});

test('without a label its icon stands there, and it is called by its title', () => {
  const [chip] = draw('See #1', at(6, MILK)).chips;
  expect(chip?.textContent?.trim()).toBe('');
  expect(chip?.querySelector('svg')).not.toBeNull();
  expect(chip?.getAttribute('aria-label')).toBe('Buy milk');
});

test('places are counted in code points', () => {
  const { place } = draw('🎉🎉 Buy milk!', at(11, { ...MILK, inline_label: '#1' }));
  expect(seen(place)).toBe('🎉🎉 Buy milk#1!');
});

test.each([
  ['**“Buy milk”** is done', 14, 'strong', '“Buy milk”'],
  ['_Buy milk_ is done', 10, 'em', 'Buy milk'],
  ['- one\n- Buy milk\n- two', 16, 'li:nth-child(2)', 'Buy milk#1'],
  ['| a | b |\n|---|---|\n| Buy milk | x |', 30, 'tbody td', 'Buy milk#1'],
])('around it %j is read as before', (text, index, selector, content) => {
  const { place, chips } = draw(text, at(index, { ...MILK, inline_label: '#1' }));
  expect(place.querySelector(selector)?.textContent).toBe(content);
  expect(chips).toHaveLength(1);
});

test('two things stand in the order of the text, whatever the order of the annotations', () => {
  const mom = { ...MILK, id: 'task:2', title: 'Call mom', inline_label: '#2' };
  const { place } = draw(
    'Buy milk and Call mom',
    at(21, mom),
    at(8, { ...MILK, inline_label: '#1' }),
  );
  expect(seen(place)).toBe('Buy milk#1 and Call mom#2');
});

test('in code nothing is put, and nothing is left of the place', () => {
  const { place, chips } = draw('`Buy milk` and\n\n```\nBuy milk\n```', at(5, MILK), at(25, MILK));
  expect(chips).toHaveLength(0);
  expect([...place.querySelectorAll('code')].map((code) => code.textContent)).toEqual([
    'Buy milk',
    'Buy milk',
  ]);
});

test('what is not interactive is a tag, and what has no place stands below with the sources', () => {
  const { place, chips, open } = draw(
    'Buy milk',
    at(8, { ...MILK, interactive: false, inline_label: '#1' }),
    at(undefined, { ...MILK, id: 'task:2', title: 'Call mom' }),
    at(3, { type: 'url', title: 'A page', url: 'https://example.org' }),
  );

  expect(chips.map(({ localName }) => localName)).toEqual(['span']);
  const below = [...place.querySelectorAll<HTMLElement>('.sources .tag')];
  expect(below.map((tag) => [tag.localName, tag.textContent?.trim()])).toEqual([
    ['button', 'Call mom'],
    ['a', 'A page'],
  ]);
  below[0]?.click();
  expect(open).toHaveBeenCalledOnce();
});
