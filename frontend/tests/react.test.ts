import type { OpenAIChatKit } from '@openai/chatkit';
import { ChatKit, type UseChatKitOptions, useChatKit } from '@openai/chatkit-react';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import '../src/element/index';

const PATIENCE = { timeout: 4000 };
const THREAD = { id: 'thr_1', created_at: '2026-11-20T10:00:00Z', items: { data: [] } };

/** A page in React, in strict mode, as the hooks of OpenAI put the element there. */
function page(more: Partial<UseChatKitOptions> = {}) {
  const heard: unknown[] = [];
  const hear = (name: string) => (detail?: unknown) => heard.push([name, detail]);
  let chat: ReturnType<typeof useChatKit> | undefined;
  function Page({ options }: { options: Partial<UseChatKitOptions> }) {
    chat = useChatKit({
      api: { url: '/chatkit', domainKey: '', fetch: async () => Response.json(THREAD) },
      onReady: hear('ready'),
      onError: hear('error'),
      onThreadChange: hear('change'),
      onThreadLoadStart: hear('load.start'),
      onThreadLoadEnd: hear('load.end'),
      ...options,
    });
    return createElement(ChatKit, { control: chat.control, id: 'chat' });
  }
  const place = document.createElement('main');
  document.body.replaceChildren(place);
  const root = createRoot(place);
  const show = (options: Partial<UseChatKitOptions>) =>
    root.render(createElement(StrictMode, null, createElement(Page, { options })));
  show(more);
  return { heard, show, leave: () => root.render(null), chat: () => chat };
}

const element = () => document.querySelector<OpenAIChatKit>('#chat');

test('what happens first is heard by a page in React, and in its order', async () => {
  const { heard, leave } = page({ initialThread: 'thr_1' });

  await vi.waitFor(() => expect(heard).toHaveLength(4), PATIENCE);
  leave();

  expect(heard).toEqual([
    ['ready', null],
    ['load.start', { threadId: 'thr_1' }],
    ['change', { threadId: 'thr_1' }],
    ['load.end', { threadId: 'thr_1' }],
  ]);
});

test('hosted mode is refused where a page in React hears it', async () => {
  const { heard, leave } = page({ api: { getClientSecret: async () => 'secret' } });

  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject(['error', {}]));
  leave();

  expect((heard.at(-1) as [string, { error: Error }])[1].error.message).toContain('api.url');
});

test('drawn again, a page keeps its conversation, and the newest handlers are asked', async () => {
  const { heard, show, leave, chat } = page({ initialThread: 'thr_1' });
  await vi.waitFor(() => expect(heard).toHaveLength(4), PATIENCE);
  const first = element();
  const changed = vi.fn();

  show({ initialThread: 'thr_1', onThreadChange: changed });
  show({ initialThread: 'thr_1', onThreadChange: changed, frameTitle: 'Help' });
  await vi.waitFor(() => expect(element()?.shadowRoot?.innerHTML).toContain('"Help"'));
  expect(element()).toBe(first);
  expect(changed).not.toHaveBeenCalled();
  await chat()?.setThreadId(null);

  expect(changed).toHaveBeenCalledExactlyOnceWith({ threadId: null });
  expect(heard).toHaveLength(4);
  leave();
});

test('put there again after it was taken away, it opens its thread again', async () => {
  const { heard, show, leave } = page({ initialThread: 'thr_1' });
  await vi.waitFor(() => expect(heard).toHaveLength(4), PATIENCE);
  const first = element();

  leave();
  await vi.waitFor(() => expect(element()).toBeNull());
  show({ initialThread: 'thr_1' });
  await vi.waitFor(() => expect(heard).toHaveLength(8), PATIENCE);

  expect(element()).not.toBe(first);
  leave();
});
