import { expect, test } from 'vitest';
import { ChatClient } from '../src/client/chat-client';
import { Conversation } from '../src/client/conversation';
import type { ThreadItem } from '../src/protocol/items';

const AT = '2026-11-20T10:00:00';
const thread = (items: ThreadItem[]) => ({ id: 'thr_1', created_at: AT, items: { data: items } });
const widget = (size: 'sm' | 'lg'): ThreadItem => ({
  type: 'widget',
  id: 'wgt_1',
  thread_id: 'thr_1',
  created_at: AT,
  widget: { type: 'Card', children: [], size },
});

interface Asked {
  url: string;
  type?: string;
}

/** An open thread of which the server says each time what `answer` says. */
async function opened(answer: (asked: Asked, count: number) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const client = new ChatClient({
    url: '/chatkit',
    fetch: async (url, init) => {
      const body = init?.body ? (JSON.parse(String(init.body)) as { type: string }) : {};
      asked.push({ url: String(url), ...body });
      return answer(asked.at(-1) as Asked, asked.length);
    },
  });
  const conversation = new Conversation({
    client: () => client,
    changed: () => undefined,
    emit: () => undefined,
    runClientTool: async () => ({}),
  });
  await conversation.visit.open('thr_1');
  return { conversation, asked };
}

test('a widget that was drawn anew elsewhere is shown as it is now', async () => {
  const { conversation } = await opened((_, count) =>
    Response.json(thread([widget(count === 1 ? 'sm' : 'lg')])),
  );
  await conversation.visit.refresh();
  expect(conversation.state.items).toEqual([widget('lg')]);
});

test('an answer begun elsewhere is followed', async () => {
  const said: ThreadItem = {
    type: 'assistant_message',
    id: 'msg_1',
    thread_id: 'thr_1',
    created_at: AT,
    content: [{ type: 'output_text', text: 'Hello', annotations: [] }],
  };
  const events = [
    { type: 'thread.item.done', item: said },
    { type: 'turn.ended', state: 'done' },
  ];
  const { conversation, asked } = await opened(({ url }, count) =>
    url.includes('/turns/')
      ? new Response(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))
      : Response.json(thread([]), { headers: count > 1 ? { 'Taskchat-Turn': 'turn_1' } : {} }),
  );
  await conversation.visit.refresh();
  await expect.poll(() => conversation.state.items).toEqual([said]);
  expect(asked.at(-1)?.url).toContain('/api/chatkit/turns/turn_1/events?after=0');
});

test('a click while the thread is read counts, and not what was read before it', async () => {
  let release: (response: Response) => void = () => undefined;
  const { conversation, asked } = await opened(({ type }, count) => {
    if (type === 'threads.sync_custom_action') return Response.json({ updated_item: widget('lg') });
    if (count !== 2) return Response.json(thread([widget(count === 1 ? 'sm' : 'lg')]));
    return new Promise((resolve) => {
      release = resolve;
    });
  });
  const reading = conversation.visit.refresh();
  await conversation.actAtOnce({ type: 'complete_task' }, 'wgt_1');
  release(Response.json(thread([widget('sm')])));
  await reading;
  expect(conversation.state.items).toEqual([widget('lg')]);
  expect(asked).toHaveLength(4);
});

test('a thread that was deleted elsewhere is left, with a word', async () => {
  const { conversation } = await opened((_, count) =>
    count === 1
      ? Response.json(thread([]))
      : Response.json({ error: 'NOT_FOUND', message: 'It is gone.' }, { status: 404 }),
  );
  await conversation.visit.refresh();
  expect(conversation.threadId).toBeNull();
  expect(conversation.state.failure?.message).toBe('It is gone.');
});

test('a thread that is being deleted here is not missed', async () => {
  let release: (response: Response) => void = () => undefined;
  const { conversation, asked } = await opened(({ type }) =>
    type === 'threads.delete'
      ? new Promise((resolve) => {
          release = resolve;
        })
      : Response.json(thread([])),
  );
  const removing = conversation.visit.remove('thr_1');
  await conversation.visit.refresh();
  release(Response.json({}));
  await removing;
  expect(asked.map(({ type }) => type)).toEqual(['threads.get_by_id', 'threads.delete']);
  expect(conversation.state).toMatchObject({ thread: null, failure: null });
});

test('a server that is away takes nothing off the screen', async () => {
  const { conversation } = await opened((_, count) =>
    count === 1 ? Response.json(thread([widget('sm')])) : new Response('', { status: 503 }),
  );
  await expect(conversation.visit.refresh()).rejects.toThrow();
  expect(conversation.state).toMatchObject({ items: [widget('sm')], failure: null });
});
