import { afterEach, expect, test, vi } from 'vitest';
import { InterfaceTool } from '../src/page/interface-tool';
import { AS_AT_FIRST, changed, readRemembered } from '../src/page/looks';

const NAME = 'change_interface';

afterEach(() => localStorage.clear());

test('only what is given changes, and sizes go step by step up to their ends', () => {
  const dark = changed(AS_AT_FIRST, { theme: 'dark', text_size: 'bigger' });
  const huge = changed(changed(dark, { text_size: 'bigger' }), { text_size: 'bigger' });

  expect(dark.looks).toEqual({ ...AS_AT_FIRST.looks, theme: 'dark', text_size: 17 });
  expect(huge.looks.text_size).toBe(18);
  expect(changed(huge, { text_size: 'smallest', accent: '#0a7d55' }).looks).toMatchObject({
    text_size: 14,
    accent: '#0a7d55',
  });
});

test('undo walks back, reset can be undone too', () => {
  const dark = changed(AS_AT_FIRST, { theme: 'dark' });
  const dense = changed(dark, { density: 'compact' });
  const plain = changed(dense, { reset: true });

  expect(plain.looks).toEqual(AS_AT_FIRST.looks);
  const back = changed(plain, { undo: true });
  expect(back.looks).toEqual(dense.looks);
  expect(changed(changed(back, { undo: true }), { undo: true })).toEqual(AS_AT_FIRST);
  expect(() => changed(AS_AT_FIRST, { undo: true })).toThrow('no change of the looks');
});

test.each<{ wanted: Record<string, unknown> }>([
  { wanted: { theme: 'pink' } },
  { wanted: { text_size: 'huge' } },
  { wanted: { accent: 'red; background: url(//evil.test)' } },
  { wanted: { prompts: [1] } },
  { wanted: { constructor: 'x' } },
  { wanted: { unknown: true } },
])('$wanted is refused and changes nothing', ({ wanted }) => {
  expect(() => changed(AS_AT_FIRST, wanted)).toThrow('cannot set');
});

test.each([null, '', 'no json', '[]', 'null', '{"looks": 3, "before": [null]}'])(
  'remembered as %j, it looks as at first',
  (stored) => {
    expect(readRemembered(stored).looks).toEqual(AS_AT_FIRST.looks);
  },
);

test('a value that is not known any more leaves the others as they were remembered', () => {
  const stored = JSON.stringify({ looks: { theme: 'pink', density: 'compact' }, before: [] });

  expect(readRemembered(stored).looks).toEqual({ ...AS_AT_FIRST.looks, density: 'compact' });
});

const kept = () => vi.fn(async (_: Record<string, unknown>) => true);

test('what was changed is applied at once, told, and kept here and by the server', async () => {
  const apply = vi.fn();
  const keep = kept();
  const tool = new InterfaceTool(apply, keep);

  const answering = tool.run({ name: NAME, params: { theme: 'dark', greeting: 'Hi' } });

  expect(apply).toHaveBeenCalledTimes(1);
  expect(await answering).toEqual({ changed: ['theme', 'greeting'], settings: tool.looks });
  expect(keep.mock.calls).toEqual([[{ theme: 'dark', greeting: 'Hi' }]]);
  expect(new InterfaceTool(apply, keep).looks.theme).toBe('dark');
  const again = await tool.run({ name: NAME, params: { theme: 'dark' } });
  expect(again.changed).toEqual([]);
  expect(apply).toHaveBeenCalledTimes(1);
  await expect(tool.run({ name: 'delete_all', params: {} })).rejects.toThrow(
    'no tool named delete_all',
  );
});

test('what is emptied or reset is taken back from the server', async () => {
  const keep = kept();
  const tool = new InterfaceTool(() => undefined, keep);
  await tool.run({ name: NAME, params: { greeting: 'Hi', prompts: ['Go'], text_size: 18 } });

  await tool.run({ name: NAME, params: { greeting: '', prompts: [] } });
  await tool.run({ name: NAME, params: { reset: true } });

  expect(keep.mock.calls[1]).toEqual([{ greeting: null, prompts: null }]);
  const [reset] = keep.mock.calls[2] ?? [];
  expect(new Set(Object.values(reset ?? {}))).toEqual(new Set([null]));
  expect(Object.keys(reset ?? {}).sort()).toEqual(Object.keys(AS_AT_FIRST.looks).sort());
});

test('what the server keeps is taken over, and what was before can still be had back', async () => {
  const tool = new InterfaceTool(() => undefined, kept());
  await tool.run({ name: NAME, params: { density: 'compact' } });

  tool.adopt({ ...AS_AT_FIRST.looks, theme: 'dark' });

  expect(tool.looks).toEqual({ ...AS_AT_FIRST.looks, theme: 'dark' });
  await tool.run({ name: NAME, params: { undo: true } });
  expect(tool.looks).toEqual(AS_AT_FIRST.looks);
});

test('it says how far a change holds when it cannot be kept', async () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  };
  const offline = async () => false;
  const here = new InterfaceTool(() => undefined, offline);
  const nowhere = new InterfaceTool(() => undefined, offline, full as unknown as Storage);

  const params = { theme: 'dark' };

  expect((await here.run({ name: NAME, params })).note).toContain('this browser only');
  expect((await nowhere.run({ name: NAME, params })).note).toContain('until this page is closed');
});
