import { afterEach, expect, test, vi } from 'vitest';
import { ChatClient } from '../src/client/chat-client';
import { Conversation } from '../src/client/conversation';

const AT = '2026-11-20T10:00:00Z';
const thread = { id: 'thr_1', created_at: AT, items: { data: [] } };
const question = {
  type: 'user_message',
  id: 'msg_1',
  thread_id: 'thr_1',
  created_at: AT,
  content: [{ type: 'input_text', text: 'Hi' }],
  attachments: [],
};
const answer = (text: string) => ({
  type: 'assistant_message',
  id: 'msg_2',
  thread_id: 'thr_1',
  created_at: AT,
  content: text === '' ? [] : [{ type: 'output_text', text, annotations: [] }],
});
const delta = (text: string) => ({
  type: 'thread.item.updated',
  item_id: 'msg_2',
  update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});
/** The events of a turn that says "one two three". */
const TURN = [
  { type: 'thread.created', thread },
  { type: 'thread.item.done', item: question },
  { type: 'thread.item.added', item: answer('') },
  delta('one '),
  delta('two '),
  delta('three'),
  { type: 'thread.item.done', item: answer('one two three') },
];
const ended = (state: string) => ({ type: 'turn.ended', state });
const input = {
  content: [{ type: 'input_text' as const, text: 'Hi' }],
  attachments: [],
  inference_options: {},
};

interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  type: string;
}

function stream(events: unknown[], { turn = 'turn_1', breaks = false } = {}): Response {
  const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  let sent = false;
  const body = new ReadableStream({
    pull(controller) {
      if (!sent) controller.enqueue(new TextEncoder().encode(text));
      else if (breaks) controller.error(new TypeError('network error'));
      else controller.close();
      sent = true;
    },
  });
  return new Response(body, turn ? { headers: { 'Taskchat-Turn': turn } } : {});
}

/** Sends events and then waits; `signal` and `release` end it. */
function held(events: unknown[], released: Promise<unknown[]>, signal?: AbortSignal | null) {
  const encode = (event: unknown) => new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`);
  const body = new ReadableStream({
    async start(controller) {
      for (const event of events) controller.enqueue(encode(event));
      signal?.addEventListener('abort', () =>
        controller.error(new DOMException('Left', 'AbortError')),
      );
      for (const event of await released) controller.enqueue(encode(event));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'Taskchat-Turn': 'turn_1' } });
}

function later() {
  let resolve: (events: unknown[]) => void = () => undefined;
  const promise = new Promise<unknown[]>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function converse(
  server: (asked: Asked, signal: AbortSignal | null) => Response | Promise<Response>,
  url = '/chatkit',
) {
  const asked: Asked[] = [];
  const client = new ChatClient({
    url,
    fetch: async (address, init) => {
      const { pathname, search } = new URL(String(address), location.href);
      const body = init?.body ? (JSON.parse(String(init.body)) as { type?: string }) : {};
      const request = {
        method: init?.method ?? 'GET',
        path: pathname + search,
        headers: init?.headers as Record<string, string>,
        type: body.type ?? '',
      };
      asked.push(request);
      return server(request, init?.signal ?? null);
    },
  });
  const emitted: string[] = [];
  const runClientTool = vi.fn(async () => ({}));
  const conversation = new Conversation({
    client: () => client,
    changed: () => undefined,
    emit: (name) => emitted.push(name),
    runClientTool,
  });
  return { conversation, asked, emitted, runClientTool };
}

const opened = (items: unknown[], turn: string | null) =>
  Response.json(
    { ...thread, items: { data: items, has_more: false } },
    turn ? { headers: { 'Taskchat-Turn': turn } } : {},
  );

afterEach(() => vi.restoreAllMocks());

test('an answer goes on where the connection was lost', async () => {
  const { conversation, asked, emitted } = converse(({ method }) =>
    method === 'POST'
      ? stream(TURN.slice(0, 4), { breaks: true })
      : stream([...TURN.slice(4), ended('done')]),
  );
  await conversation.send(input);
  expect(conversation.state.items).toEqual([question, answer('one two three')]);
  expect(conversation.state).toMatchObject({ failure: null, responding: false, progress: null });
  expect(asked.map(({ path }) => path)).toEqual([
    '/chatkit',
    '/api/chatkit/turns/turn_1/events?after=4',
  ]);
  expect(emitted.filter((name) => name === 'chatkit.response.end')).toHaveLength(1);
});

test('a connection that ends without the word of the server is a lost one', async () => {
  const { conversation } = converse(({ method }) =>
    method === 'POST' ? stream(TURN.slice(0, 5)) : stream([...TURN.slice(5), ended('done')]),
  );
  await conversation.send(input);
  expect(conversation.state.items[1]).toEqual(answer('one two three'));
});

test('a server that does not know turns ends its answer with the connection', async () => {
  const { conversation, asked } = converse(() => stream(TURN.slice(0, 5), { turn: '' }));
  await conversation.send(input);
  expect(conversation.state.items[1]).toMatchObject({ content: [{ text: 'one two ' }] });
  expect(asked).toHaveLength(1);
});

test('a server of another origin is asked for nothing that it might refuse', async () => {
  const { conversation, asked } = converse(
    () => stream(TURN, { turn: '' }),
    'https://chat.example.org/chatkit',
  );
  await conversation.send(input);
  expect(asked[0]?.headers).toEqual({
    'Content-Type': 'application/json',
    Accept: 'text/event-stream',
  });
});

test('a thread that is being answered opens with what there is, and follows', async () => {
  const { promise, resolve } = later();
  const { conversation, asked } = converse(({ method }) =>
    method === 'POST' ? opened([question], 'turn_1') : held(TURN.slice(0, 5), promise),
  );
  await conversation.visit.open('thr_1');
  await vi.waitFor(() =>
    expect(conversation.state.items[1]).toMatchObject({ content: [{ text: 'one two ' }] }),
  );
  expect(conversation.busy).toBe(true);
  resolve([...TURN.slice(5), ended('done')]);
  await vi.waitFor(() => expect(conversation.busy).toBe(false));
  expect(conversation.state.items).toEqual([question, answer('one two three')]);
  expect(asked[1]?.path).toBe('/api/chatkit/turns/turn_1/events?after=0');
});

test('stop asks the server, and shows what it said until then', async () => {
  const { promise, resolve } = later();
  const { conversation, asked } = converse(({ path }) => {
    if (path === '/chatkit') return held(TURN.slice(0, 4), promise);
    resolve([...TURN.slice(4, 5), ended('stopped')]);
    return Response.json({ turn_id: 'turn_1', state: 'stopped' });
  });
  const sending = conversation.send(input);
  await vi.waitFor(() => expect(conversation.state.items).toHaveLength(2));
  conversation.stop();
  await sending;
  expect(asked[1]).toMatchObject({ method: 'POST', path: '/api/chatkit/turns/turn_1/stop' });
  expect(conversation.state.items[1]).toMatchObject({ content: [{ text: 'one two ' }] });
  expect(conversation.state).toMatchObject({ failure: null, responding: false });
});

test('a stop that cannot be delivered says so', async () => {
  const { conversation } = converse(({ path }, signal) =>
    path === '/chatkit'
      ? held(TURN.slice(0, 4), new Promise(() => undefined), signal)
      : Response.json({ error: 'INTERNAL', message: 'Not now.' }, { status: 500 }),
  );
  const sending = conversation.send(input);
  await vi.waitFor(() => expect(conversation.state.items).toHaveLength(2));
  conversation.stop();
  await sending;
  expect(conversation.state.failure?.message).toBe('Not now.');
});

test('leaving for another thread leaves the answer alone', async () => {
  const { conversation, asked } = converse(({ path, type }, signal) => {
    if (type === 'threads.get_by_id') return opened([question], null);
    if (path === '/chatkit') return held(TURN.slice(0, 4), new Promise(() => undefined), signal);
    throw new Error(path);
  });
  const sending = conversation.send(input);
  await vi.waitFor(() => expect(conversation.state.items).toHaveLength(2));
  await conversation.visit.open('thr_2');
  await sending;
  expect(asked.map(({ type }) => type)).toEqual(['threads.create', 'threads.get_by_id']);
  expect(conversation.state).toMatchObject({ failure: null, responding: false });
});

test('an interrupted answer is read again as it was kept', async () => {
  const { conversation, runClientTool } = converse(({ method, type }) => {
    if (type === 'threads.get_by_id') return opened([question, answer('one two')], null);
    return method === 'POST'
      ? stream(TURN.slice(0, 6), { breaks: true })
      : stream([ended('interrupted')]);
  });
  await conversation.send(input);
  expect(conversation.state.items).toEqual([question, answer('one two')]);
  expect(conversation.state).toMatchObject({ failure: null, responding: false });
  expect(runClientTool).not.toHaveBeenCalled();
});

test('a turn that the server keeps no more is read in its thread', async () => {
  const { conversation } = converse(({ method, type }) => {
    if (type === 'threads.get_by_id') return opened([question, answer('one two three')], null);
    return method === 'POST'
      ? stream(TURN.slice(0, 4), { breaks: true })
      : Response.json({ error: 'NOT_FOUND', message: 'Gone.' }, { status: 404 });
  });
  await conversation.send(input);
  expect(conversation.state.items).toEqual([question, answer('one two three')]);
  expect(conversation.state.failure).toBeNull();
});

test('a message sent again is the same request', async () => {
  let up = false;
  const { conversation, asked } = converse(() => {
    if (!up) throw new TypeError('fetch failed');
    return stream([...TURN, ended('done')]);
  });
  await conversation.send(input);
  up = true;
  await conversation.retry();
  await conversation.send(input);
  const keys = asked.map(({ headers }) => headers['Idempotency-Key']);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a tool is run by the tab that asked, also after a reload, and by no other', async () => {
  const call = {
    type: 'client_tool_call',
    id: 'ctc_1',
    thread_id: 'thr_1',
    created_at: AT,
    status: 'pending',
    call_id: 'call_1',
    name: 'pick',
    arguments: {},
  };
  const server = ({ path, type }: Asked) => {
    if (type === 'threads.get_by_id') return opened([question], 'turn_1');
    if (path !== '/chatkit')
      return stream([{ type: 'thread.item.done', item: call }, ended('done')]);
    return stream([{ type: 'thread.item.done', item: answer('Done') }, ended('done')]);
  };
  const seen = async () => {
    const page = converse(server);
    await page.conversation.visit.open('thr_1');
    await vi.waitFor(() => expect(page.conversation.busy).toBe(false));
    return page.runClientTool.mock.calls.length;
  };
  sessionStorage.setItem('openai-chatkit.turn', 'turn_other');
  expect(await seen()).toBe(0);
  sessionStorage.setItem('openai-chatkit.turn', 'turn_1');
  expect(await seen()).toBe(1);
});
