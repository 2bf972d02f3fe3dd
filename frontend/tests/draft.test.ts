import { describe, expect, test } from 'vitest';
import {
  contentOf,
  type Draft,
  draftOf,
  EMPTY_DRAFT,
  edited,
  type Tag,
  triggerAt,
  withTag,
} from '../src/element/draft';

const milk: Tag = { type: 'input_tag', id: 'task:1', text: 'Buy milk', data: {} };
const home: Tag = { type: 'input_tag', id: 'list:home', text: 'home', data: {} };
const text = (words: string) => ({ type: 'input_text' as const, text: words });
const both = draftOf([text('Move '), milk, text(' to '), home, text('!')]);

/** The ids of the tags that are left, with the words that stand for them. */
const standing = ({ text, tags }: Draft) =>
  tags.map(({ start, end, tag }) => [tag.id, text.slice(start, end)]);
const whole = [
  ['task:1', '@Buy milk'],
  ['list:home', '@home'],
];

test('content becomes text with tags at their places, and content again', () => {
  expect(both.text).toBe('Move @Buy milk to @home!');
  expect(standing(both)).toEqual(whole);
  expect(contentOf(both)).toEqual([text('Move '), milk, text(' to '), home, text('!')]);
});

test('a message has no space around it, and no empty parts', () => {
  expect(contentOf(draftOf([text('  \n'), milk, text(' ')]))).toEqual([milk]);
  expect(contentOf(draftOf([text('  Buy milk \n')]))).toEqual([text('Buy milk')]);
  expect(contentOf(draftOf([text('  ')]))).toEqual([]);
  expect(contentOf(EMPTY_DRAFT)).toEqual([]);
});

describe('typing', () => {
  /** Puts `words` in place of `start` to `end`, as a keyboard does. */
  const type = (draft: Draft, start: number, end: number, words: string) =>
    edited(draft, draft.text.slice(0, start) + words + draft.text.slice(end), start + words.length);

  test('around tags leaves them where their words are', () => {
    expect(standing(type(both, 0, 4, 'Please put'))).toEqual(whole);
    expect(standing(type(both, 15, 17, 'into'))).toEqual(whole);
    expect(standing(type(both, both.text.length, both.text.length, ' Now'))).toEqual(whole);
  });

  test('right before and right behind a tag leaves it, whatever is typed', () => {
    for (const words of ['@', '@B', 'k', 'x', ' ']) {
      expect(standing(type(both, 5, 5, words)), words).toEqual(whole);
      expect(standing(type(both, 14, 14, words)), words).toEqual(whole);
    }
  });

  test('into a tag makes words of it, and leaves the other', () => {
    const typed = type(both, 10, 10, 'soy ');

    expect(standing(typed)).toEqual([whole[1]]);
    expect(contentOf(typed)).toEqual([text('Move @Buy soy milk to '), home, text('!')]);
  });

  test('over a selection takes every tag that it touches', () => {
    expect(standing(type(both, 3, 7, ''))).toEqual([whole[1]]);
    expect(standing(type(both, 12, 20, ''))).toEqual([]);
    expect(standing(type(both, 0, both.text.length, 'New'))).toEqual([]);
  });

  test('that is taken back elsewhere is found without the caret', () => {
    const undone = edited(both, `Well, ${both.text}`, 2);

    expect(standing(undone)).toEqual(whole);
  });
});

test('a tag takes the place of the words that called it, with room behind it', () => {
  const draft = withTag({ text: 'Do @mi', tags: [] }, 3, 6, milk);

  expect(draft.text).toBe('Do @Buy milk ');
  expect(contentOf(draft)).toEqual([text('Do '), milk]);
});

test('a tag between others leaves them where their words are', () => {
  const draft = withTag(both, 15, 17, { ...home, id: 'list:work', text: 'work' });

  expect(draft.text).toBe('Move @Buy milk @work @home!');
  expect(standing(draft)).toEqual([whole[0], ['list:work', '@work'], whole[1]]);
});

test.each<[string, string | null]>([
  ['@', '@'],
  ['@mil', '@mil'],
  ['Do @buy mi', '@buy mi'],
  ['(@x', '@x'],
  ['two @a @b', '@b'],
  ['line\n@b', '@b'],
  ['/', '/'],
  ['ask @ho /att', '/att'],
  ['a@b', null],
  ['1/2', null],
  ['meet @ 5', null],
  ['http://x', null],
  ['/attach it', null],
  ['plain', null],
])('%j calls %j', (written, called) => {
  const found = triggerAt({ text: written, tags: [] }, written.length);

  expect(found && found.char + found.query).toBe(called);
  if (found) expect(written.slice(found.start)).toBe(called);
});

test('a tag that stands there calls nothing', () => {
  expect(triggerAt(both, 14)).toBeNull();
  expect(triggerAt(both, 15)).toBeNull();
});
