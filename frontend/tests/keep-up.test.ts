import type { OpenAIChatKit } from '@openai/chatkit';
import { expect, test } from 'vitest';
import { KeepUp } from '../src/page/keep-up';
import type { Live } from '../src/page/live';

/** An element that counts how often it is asked to read again, and a stream to tell it. */
function open(threadId: string | null) {
  const reads: (() => void)[] = [];
  const chat = Object.assign(new EventTarget(), {
    fetchUpdates: () => new Promise<void>((resolve) => reads.push(resolve)),
  });
  const watched: (string | null)[] = [];
  let tell: (threadId: string) => void = () => undefined;
  const live = {
    watch: (id: string | null) => watched.push(id),
    onThreadChanged: (callback: typeof tell) => {
      tell = callback;
    },
  };
  new KeepUp(chat as unknown as OpenAIChatKit, live as unknown as Live, threadId);
  const emit = (name: string, detail?: unknown) =>
    chat.dispatchEvent(new CustomEvent(`chatkit.${name}`, { detail }));
  return { reads, watched, emit, told: (id: string) => tell(id) };
}

test('the open thread is read again, and no other', () => {
  const { reads, told } = open('thr_1');
  told('thr_2');
  expect(reads).toHaveLength(0);
  told('thr_1');
  expect(reads).toHaveLength(1);
});

test('what changes while it is read is read once more, however much it is', async () => {
  const { reads, told } = open('thr_1');
  told('thr_1');
  told('thr_1');
  told('thr_1');
  expect(reads).toHaveLength(1);
  reads[0]?.();
  await expect.poll(() => reads.length).toBe(2);
});

test('an answer under way is left alone, and the thread read when it has ended', async () => {
  const { reads, emit, told } = open('thr_1');
  emit('response.start');
  told('thr_1');
  expect(reads).toHaveLength(0);
  emit('response.end');
  await expect.poll(() => reads.length).toBe(1);
});

test('the stream goes along to another thread', () => {
  const { reads, watched, emit, told } = open(null);
  emit('thread.change', { threadId: 'thr_2' });
  expect(watched).toEqual([null, 'thr_2']);
  told('thr_2');
  expect(reads).toHaveLength(1);
});

test('while the history is shown, every change is of interest', () => {
  const { reads, emit, told } = open('thr_1');
  emit('history.open');
  told('thr_2');
  expect(reads).toHaveLength(1);
});
