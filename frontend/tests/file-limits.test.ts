import { expect, test } from 'vitest';
import { acceptAttribute, refusalOf } from '../src/element/file-limits';

const file = (name: string, type: string, size = 3) =>
  new File([new Uint8Array(size)], name, { type });
const enabled = true;

test('a file is known by its type or by its ending', () => {
  const option = { enabled, accept: { 'image/*': ['.png'], 'text/markdown': ['.md'] } };

  expect(refusalOf(file('a.webp', 'image/webp'), option)).toBeNull();
  expect(refusalOf(file('NOTES.MD', ''), option)).toBeNull();
  expect(refusalOf(file('tool.exe', 'application/x-msdownload'), option)).toContain('tool.exe');
});

test('without limits everything of a usual size is taken', () => {
  expect(refusalOf(file('tool.exe', 'application/x-msdownload'), { enabled })).toBeNull();
});

test('one limit counts for all', () => {
  const option = { enabled, maxSize: 2 * 1024 };

  expect(refusalOf(file('a.txt', 'text/plain', 2048), option)).toBeNull();
  expect(refusalOf(file('a.txt', 'text/plain', 2049), option)).toBe('a.txt is larger than 2 kB.');
});

test('of several limits the one that says most of the type counts', () => {
  const option = { enabled, maxSize: { '*': 10, 'image/*': 20, 'image/png': 30 } };
  const most = (type: string) =>
    [10, 20, 30].findLast((size) => refusalOf(file('a', type, size), option) === null);

  expect([most('image/png'), most('image/gif'), most('text/plain')]).toEqual([30, 20, 10]);
});

test('a limit without a name counts for what has none', () => {
  const option = { enabled, maxSize: { '': 5, 'image/*': 20 } };

  expect(refusalOf(file('a', 'text/plain', 6), option)).not.toBeNull();
  expect(refusalOf(file('a', 'text/plain', 5), option)).toBeNull();
});

test('what no limit is for may have the usual size', () => {
  expect(refusalOf(file('a', 'text/plain', 6), { enabled, maxSize: { 'image/*': 5 } })).toBeNull();
});

test('the dialogue of the system hears of types and endings', () => {
  expect(acceptAttribute({ enabled, accept: { 'image/png': ['.png'], 'a/b': ['.a', '.b'] } })).toBe(
    'image/png,.png,a/b,.a,.b',
  );
  expect(acceptAttribute({ enabled })).toBe('');
});
