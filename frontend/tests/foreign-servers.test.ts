/** Servers that are not ours: what they leave out, add, or say in another way. */
import { expect, test, vi } from 'vitest';
import { ChatClient } from '../src/client/chat-client';
import { Conversation } from '../src/client/conversation';
import { History } from '../src/element/history';
import { parseInstant } from '../src/protocol/instants';
import type { Page, Thread, ThreadItem } from '../src/protocol/items';

const AT = '2026-11-20T10:00:00Z';
const input = {
  content: [{ type: 'input_text' as const, text: 'Hi' }],
  attachments: [],
  inference_options: {},
};
const thread = { id: 'thr_1', created_at: AT };
const said = (id: string, text: string): ThreadItem => ({
  type: 'assistant_message',
  id,
  thread_id: 'thr_1',
  created_at: AT,
  content: [{ type: 'output_text', text, annotations: [] }],
});
const asked = (id: string, text: string): ThreadItem => ({
  type: 'user_message',
  id,
  thread_id: 'thr_1',
  created_at: AT,
  content: [{ type: 'input_text', text }],
  attachments: [],
});
const frame = (event: object) => `data: ${JSON.stringify(event)}\n\n`;
const created = frame({ type: 'thread.created', thread });
const done = (item: ThreadItem) => frame({ type: 'thread.item.done', item });

interface Request {
  type: string;
  params: Record<string, unknown>;
}

/** A chat with a server that answers the requests one after the other, the last for ever. */
function chatWith(...answers: ((request: Request) => Response)[]) {
  const requests: Request[] = [];
  const emit = vi.fn();
  const client = new ChatClient({
    url: '/chatkit',
    fetch: async (_url, init) => {
      const request = JSON.parse(String(init?.body)) as Request;
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      if (!answer) throw new TypeError('Nobody is there.');
      return answer(request);
    },
  });
  const conversation = new Conversation({
    client: () => client,
    changed: () => undefined,
    emit,
    runClientTool: async () => ({}),
  });
  const texts = () =>
    conversation.state.items.map((item) =>
      'content' in item ? item.content.map((part) => part.text).join('') : item.type,
    );
  return { client, conversation, requests, emit, texts };
}

const stream = (text: string) => () =>
  new Response(text, { headers: { 'Content-Type': 'text/event-stream' } });
const json = (body: unknown) => () => Response.json(body);

test.each([
  ['nothing at all', ''],
  ['nothing but keep-alives', ': ping\n\n: ping\n\n'],
  ['a page of somebody who asks to sign in', '<!doctype html><h1>Sign in</h1>'],
])('%s in place of an answer is a failure, and the message can be sent again', async (_, body) => {
  const { conversation, requests, texts } = chatWith(
    stream(body),
    stream(created + done(asked('msg_1', 'Hi')) + done(said('msg_2', 'Hello'))),
  );

  await conversation.send(input);

  expect(conversation.state.failure?.allowRetry).toBe(true);
  expect(conversation.state.responding).toBe(false);
  expect(conversation.state.pending).not.toBeNull();

  await conversation.retry();

  expect(requests.map(({ type }) => type)).toEqual(['threads.create', 'threads.create']);
  expect(texts()).toEqual(['Hi', 'Hello']);
  expect(conversation.state.failure).toBeNull();
});

test('a message that the server does not repeat stays above its answer', async () => {
  const { conversation, texts } = chatWith(
    stream(created + done(said('msg_1', 'Hello'))),
    stream(done(said('msg_2', 'Hello again'))),
  );

  await conversation.send(input);
  await conversation.send({ ...input, content: [{ type: 'input_text', text: 'And now?' }] });

  expect(texts()).toEqual(['Hi', 'Hello', 'And now?', 'Hello again']);
  expect(conversation.state.pending).toBeNull();
});

test('what is no event is passed over: other fields, other words, kinds of a later version', async () => {
  const { conversation, texts } = chatWith(
    stream(
      [
        '\uFEFF: hello\r\n\r\nretry: 1000\r\n\r\n',
        created,
        frame({ type: 'thread.mood.changed', mood: 'fine' }),
        `event: message\nid: 7\n${done(asked('msg_1', 'Hi'))}`,
        'data: ping\n\n',
        frame({ type: 'thread.item.updated', item_id: 'unknown', update: { type: 'sung' } }),
        done({ type: 'hologram', id: 'itm_1' } as unknown as ThreadItem),
        done(said('msg_2', 'Hello')),
        'data: [DONE]\n\n',
      ].join(''),
    ),
  );

  await conversation.send(input);

  expect(conversation.state.failure).toBeNull();
  expect(texts()).toEqual(['Hi', 'hologram', 'Hello']);
});

test('an answer that breaks off inside a character keeps what was said', async () => {
  const bytes = new TextEncoder().encode(
    `${created}${done(asked('msg_1', 'Hi'))}${done(said('msg_2', 'So far'))}data: {"type":"€`,
  );
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.slice(0, -1)),
    pull: (controller) => controller.error(new TypeError('network error')),
  });
  const { conversation, texts } = chatWith(() => new Response(broken));

  await conversation.send(input);

  expect(texts()).toEqual(['Hi', 'So far']);
  expect(conversation.state.failure).toMatchObject({ allowRetry: true });
});

test.each([
  [429, { detail: 'Slow down, please.' }, /Too many requests/],
  [401, { detail: 'Not authenticated' }, /sign/i],
  [400, { detail: 'Only image attachments are supported.' }, /^Only image attachments/],
  [422, { detail: [{ loc: ['body'], msg: 'Field required' }] }, /HTTP 422/],
  [500, { error: { message: 'x' } }, /HTTP 500/],
])('a %d of a framework is told in words', async (status, body, words) => {
  const { conversation } = chatWith(() =>
    Response.json(body, { status, headers: { 'Retry-After': '3' } }),
  );

  await conversation.send(input);

  expect(conversation.state.failure?.message).toMatch(words);
  expect(conversation.state.failure?.allowRetry).toBe(true);
});

test('an operation may be answered with nothing, and a page in place of an answer is a failure', async () => {
  const params = { thread_id: 'thr_1' };
  const silent = chatWith(() => new Response(null, { status: 204 })).client;
  await expect(silent.call('threads.delete', params)).resolves.toEqual({});

  const page = chatWith(() => new Response('<!doctype html>')).client;
  await expect(page.call('threads.list', {})).rejects.toMatchObject({
    code: 'BAD_ANSWER',
    message: expect.stringContaining('The chat server had a problem'),
  });
});

test('a thread may come without items', async () => {
  const { conversation } = chatWith(json(thread));

  await conversation.visit.open('thr_1');

  expect(conversation.state).toMatchObject({ thread, items: [], failure: null });
});

test('pages without a cursor go on after their last entry, and pages that repeat themselves end', async () => {
  const newest = { data: [said('msg_4', 'd'), asked('msg_3', 'c')], has_more: true };
  const oldest = { data: [said('msg_2', 'b'), asked('msg_1', 'a')], has_more: true };
  const { conversation, requests, texts } = chatWith(
    json({ ...thread, items: { data: [], has_more: true } }),
    json(newest),
    json(oldest),
  );

  await conversation.visit.open('thr_1');
  await conversation.visit.loadOlder();
  await conversation.visit.loadOlder();

  expect(requests.slice(1).map(({ params }) => params.after)).toEqual([
    undefined,
    'msg_3',
    'msg_1',
  ]);
  expect(texts()).toEqual(['a', 'b', 'c', 'd']);
  expect(conversation.state.olderCursor).toBeNull();
});

test('empty pages that never end are asked for twice, not for ever', async () => {
  const { conversation, requests } = chatWith(
    json({ ...thread, items: { data: [], has_more: true } }),
    json({ data: [], has_more: true, after: 'x' }),
  );

  await conversation.visit.open('thr_1');

  expect(requests.map(({ type }) => type)).toEqual([
    'threads.get_by_id',
    'items.list',
    'items.list',
  ]);
  expect(conversation.state.items).toEqual([]);
});

test('the history of a server that knows no pages shows each conversation once', async () => {
  const threads = ['thr_2', 'thr_1'].map((id) => ({ id, title: id, created_at: AT }) as Thread);
  const page: Page<Thread> = { data: threads, has_more: true };
  if (!customElements.get('ck-history')) customElements.define('ck-history', History);
  const history = document.createElement('ck-history') as History;
  const list = vi.fn(async () => page);
  const ignore = async () => undefined;
  history.host = { list, open: ignore, rename: ignore, remove: ignore, close: ignore };
  document.body.append(history);
  const shown = () => [...history.querySelectorAll('.thread-open')].map((row) => row.textContent);
  await vi.waitUntil(() => shown().length > 0);

  history.querySelector<HTMLElement>('.quiet-button')?.click();
  await vi.waitUntil(() => !history.querySelector('.quiet-button'));

  expect(list).toHaveBeenLastCalledWith({ limit: 30, after: 'thr_1' });
  expect(shown()).toEqual(['thr_2', 'thr_1']);
  history.remove();
});

test('instants may be seconds', () => {
  expect(parseInstant(1_795_168_800).toISOString()).toBe('2026-11-20T10:00:00.000Z');
});
