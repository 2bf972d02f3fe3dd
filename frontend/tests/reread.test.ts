import { expect, test } from 'vitest';
import type { ThreadItem } from '../src/protocol/items';
import { EMPTY_CHAT } from '../src/state/chat-state';
import { reduce } from '../src/state/reducer';

const AT = '2026-11-20T10:00:00';
const thread = { id: 'thr_1', created_at: AT, items: { data: [] } };
const said = (id: string, text: string): ThreadItem => ({
  type: 'assistant_message',
  id,
  thread_id: 'thr_1',
  created_at: AT,
  content: [{ type: 'output_text', text, annotations: [] }],
});
const reread = (items: ThreadItem[], olderCursor: string | null = null) =>
  ({ type: 'local.thread_reread', thread, items, olderCursor }) as const;

test('what has not changed stays the same object', () => {
  const before = { ...EMPTY_CHAT, thread, items: [said('a', 'one'), said('b', 'two')] };
  const after = reduce(before, reread([said('a', 'one'), said('b', 'three'), said('c', 'four')]));
  expect(after.items[0]).toBe(before.items[0]);
  expect(after.items.slice(1)).toEqual([said('b', 'three'), said('c', 'four')]);
});

test('older messages that were loaded stay above the newest page', () => {
  const items = ['a', 'b', 'c'].map((id) => said(id, id));
  const before = { ...EMPTY_CHAT, thread, items, olderCursor: null };
  const after = reduce(before, reread([said('b', 'b'), said('d', 'd')], 'b'));
  expect(after.items.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
  expect(after.olderCursor).toBeNull();
});

test('a thread of which nothing is known any more is shown as it was read', () => {
  const before = { ...EMPTY_CHAT, thread, items: [said('a', 'a')] };
  const after = reduce(before, reread([said('x', 'x')], 'x'));
  expect(after.items).toEqual([said('x', 'x')]);
  expect(after.olderCursor).toBe('x');
});

test('a failure that is shown is still shown', () => {
  const failure = { message: 'No answer.', allowRetry: true };
  const before = { ...EMPTY_CHAT, thread, failure, items: [said('a', 'a')] };
  expect(reduce(before, reread([said('a', 'a')])).failure).toBe(failure);
});
