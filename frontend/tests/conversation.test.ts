import { afterEach, expect, test, vi } from 'vitest';
import { ChatClient } from '../src/client/chat-client';
import { Conversation } from '../src/client/conversation';
import type { StreamEvent } from '../src/protocol/events';
import type { ThreadItem } from '../src/protocol/items';

const AT = '2026-11-20T10:00:00';
const thread = (id: string) => ({ id, created_at: AT, items: { data: [] } });
const userItem: ThreadItem = {
  type: 'user_message',
  id: 'msg_1',
  thread_id: 'thr_1',
  created_at: AT,
  content: [{ type: 'input_text', text: 'Hi' }],
  attachments: [],
};
const answerItem = (text: string): ThreadItem => ({
  type: 'assistant_message',
  id: 'msg_2',
  thread_id: 'thr_1',
  created_at: AT,
  content: [{ type: 'output_text', text, annotations: [] }],
});
const input = {
  content: [{ type: 'input_text' as const, text: 'Hi' }],
  attachments: [],
  inference_options: {},
};
const started: StreamEvent[] = [
  { type: 'thread.created', thread: thread('thr_1') },
  { type: 'thread.item.done', item: userItem },
];

interface Sent {
  type: string;
  params: Record<string, unknown>;
}

/** A server that answers each request with what `answer` makes of it. */
function converse(answer: (request: Sent, signal: AbortSignal | null) => Response) {
  const sent: Sent[] = [];
  const emitted: string[] = [];
  const runClientTool = vi.fn(async () => ({ ok: true }));
  const client = new ChatClient({
    url: '/chatkit',
    fetch: async (_url, init) => {
      const request = JSON.parse(String(init?.body)) as Sent;
      sent.push(request);
      return answer(request, init?.signal ?? null);
    },
  });
  const conversation = new Conversation({
    client: () => client,
    changed: () => undefined,
    emit: (name) => emitted.push(name),
    runClientTool,
  });
  return { conversation, sent, emitted, runClientTool };
}

function stream(events: StreamEvent[]): Response {
  return new Response(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
}

/** Sends the events and then nothing more, until it is aborted. */
function openStream(events: StreamEvent[], signal: AbortSignal | null): Response {
  const bytes = new TextEncoder().encode(
    events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''),
  );
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      signal?.addEventListener('abort', () =>
        controller.error(new DOMException('Stopped', 'AbortError')),
      );
    },
  });
  return new Response(body);
}

afterEach(() => vi.restoreAllMocks());

test('a first message opens a thread, and the answer ends once', async () => {
  const { conversation, emitted } = converse(() =>
    stream([...started, { type: 'thread.item.done', item: answerItem('Hello') }]),
  );
  await conversation.send(input);
  expect(conversation.state.items).toEqual([userItem, answerItem('Hello')]);
  expect(conversation.state).toMatchObject({ pending: null, responding: false });
  expect(emitted).toEqual([
    'chatkit.response.start',
    'chatkit.thread.change',
    'chatkit.response.end',
  ]);
});

test('stop keeps what was said and is no failure', async () => {
  const { conversation } = converse((_request, signal) =>
    openStream([...started, { type: 'thread.item.done', item: answerItem('Half an') }], signal),
  );
  const sending = conversation.send(input);
  await vi.waitFor(() => expect(conversation.state.items).toHaveLength(2));
  conversation.stop();
  await sending;
  expect(conversation.state.items).toEqual([userItem, answerItem('Half an')]);
  expect(conversation.state).toMatchObject({ failure: null, responding: false });
});

test('stop while the message is on its way lets it arrive first', async () => {
  const { conversation } = converse((_request, signal) => openStream(started, signal));
  const sending = conversation.send(input);
  conversation.stop();
  await sending;
  expect(conversation.threadId).toBe('thr_1');
  expect(conversation.state).toMatchObject({ items: [userItem], pending: null, failure: null });
});

test('a client tool runs in the page, and its result goes on with the same response', async () => {
  const call: ThreadItem = {
    type: 'client_tool_call',
    id: 'ctc_1',
    thread_id: 'thr_1',
    created_at: AT,
    status: 'pending',
    call_id: 'call_1',
    name: 'pick',
    arguments: {},
  };
  const { conversation, sent, emitted, runClientTool } = converse(({ type }) =>
    type === 'threads.create'
      ? stream([...started, { type: 'thread.item.done', item: call }])
      : stream([{ type: 'thread.item.done', item: answerItem('Done') }]),
  );
  await conversation.send(input);
  expect(runClientTool).toHaveBeenCalledExactlyOnceWith(call);
  expect(sent[1]).toEqual({
    type: 'threads.add_client_tool_output',
    params: { thread_id: 'thr_1', result: { ok: true } },
  });
  expect(emitted.filter((name) => name === 'chatkit.response.end')).toHaveLength(1);
});

test('a message that the server refused can be sent again', async () => {
  let up = false;
  const { conversation, sent } = converse(() =>
    up
      ? stream(started)
      : Response.json({ error: 'CONNECTION_FAILED', message: 'Down.' }, { status: 503 }),
  );
  await conversation.send(input);
  expect(conversation.state.failure).toEqual({ message: 'Down.', allowRetry: true });
  up = true;
  await conversation.retry();
  expect(sent.map(({ type }) => type)).toEqual(['threads.create', 'threads.create']);
  expect(conversation.state).toMatchObject({ items: [userItem], failure: null, pending: null });
});

test('a message that the server has is answered again', async () => {
  const { conversation, sent } = converse(() => stream(started));
  await conversation.send(input);
  await conversation.retry();
  expect(sent[1]).toEqual({
    type: 'threads.retry_after_item',
    params: { thread_id: 'thr_1', item_id: 'msg_1' },
  });
});

test('a long thread opens at its end, and reads backwards', async () => {
  const numbered = (number: number) => ({ ...userItem, id: `msg_${number}` });
  const { conversation } = converse(({ type, params }) => {
    if (type === 'threads.get_by_id') {
      return Response.json({ ...thread('thr_1'), items: { data: [numbered(1)], has_more: true } });
    }
    if (params.after === undefined) {
      return Response.json({ data: [numbered(4), numbered(3)], has_more: true, after: 'msg_3' });
    }
    // A page whose items are all hidden is empty, and not the last.
    return params.after === 'msg_3'
      ? Response.json({ data: [], has_more: true, after: 'msg_hidden' })
      : Response.json({ data: [numbered(2), numbered(1)], has_more: false });
  });
  await conversation.visit.open('thr_1');
  expect(conversation.state.items.map(({ id }) => id)).toEqual(['msg_3', 'msg_4']);
  await conversation.visit.loadOlder();
  expect(conversation.state.items.map(({ id }) => id)).toEqual([
    'msg_1',
    'msg_2',
    'msg_3',
    'msg_4',
  ]);
  expect(conversation.state.olderCursor).toBeNull();
});

test('a thread that is not there any more leaves a new chat and says so', async () => {
  const { conversation, emitted } = converse(() =>
    Response.json({ error: 'NOT_FOUND', message: 'It is gone.' }, { status: 404 }),
  );
  await conversation.visit.open('thr_9');
  expect(conversation.threadId).toBeNull();
  expect(conversation.state.failure?.message).toBe('It is gone.');
  expect(emitted).toContain('chatkit.thread.change');
});

test('an action that answers at once redraws its widget', async () => {
  const widget: ThreadItem = {
    type: 'widget',
    id: 'wgt_1',
    thread_id: 'thr_1',
    created_at: AT,
    widget: { type: 'Card', children: [] },
  };
  const redrawn: ThreadItem = { ...widget, widget: { type: 'Card', children: [], size: 'full' } };
  const { conversation, sent } = converse(({ type }) =>
    type === 'threads.create'
      ? stream([...started, { type: 'thread.item.done', item: widget }])
      : Response.json({ updated_item: redrawn }),
  );
  await conversation.send(input);
  await conversation.actAtOnce({ type: 'complete_task', payload: { task_id: '3' } }, 'wgt_1');
  expect(conversation.state.items).toEqual([userItem, redrawn]);
  expect(sent[1]?.params).toEqual({
    thread_id: 'thr_1',
    item_id: 'wgt_1',
    action: { type: 'complete_task', payload: { task_id: '3' } },
  });
});

test('a message shows its attachments at once, and takes them along when sent again', async () => {
  let isUp = false;
  const { conversation, sent } = converse(() =>
    isUp ? stream(started) : Response.json({ error: 'X', message: 'Down.' }, { status: 503 }),
  );
  const attachment = { type: 'file' as const, id: 'atc_1', name: 'a.md', mime_type: 'text/plain' };

  await conversation.send({ ...input, attachments: ['atc_1'] }, [attachment]);
  expect(conversation.state.pending?.attachments).toEqual([attachment]);
  isUp = true;
  await conversation.retry();

  const ids = sent.map(({ params }) => (params.input as { attachments: string[] }).attachments);
  expect(ids).toEqual([['atc_1'], ['atc_1']]);
});

test('an answer to a question is sent, and what fails is answered again, not retried', async () => {
  const question = {
    type: 'structured_input' as const,
    id: 'inp_1',
    thread_id: 'thr_1',
    created_at: AT,
    status: 'pending' as const,
    inputs: [{ type: 'freeform' as const, id: 'q', question: 'When?' }],
  };
  const answers = {
    status: 'answered' as const,
    answers: { q: { values: ['now'], skipped: false } },
  };
  let isUp = false;
  const { conversation, sent } = converse(({ type }) => {
    if (type === 'threads.create')
      return stream([...started, { type: 'thread.item.done', item: question }]);
    if (!isUp) return Response.json({ error: 'X', message: 'Down.' }, { status: 503 });
    return stream([{ type: 'thread.item.replaced', item: { ...question, status: 'answered' } }]);
  });
  await conversation.send(input);

  await conversation.answer('inp_1', answers);
  expect(conversation.state.failure).toEqual({ message: 'Down.', allowRetry: false });
  isUp = true;
  await conversation.answer('inp_1', answers);

  expect(sent.at(-1)).toEqual({
    type: 'threads.add_structured_input',
    params: { thread_id: 'thr_1', item_id: 'inp_1', input: answers },
  });
  expect(conversation.state.items.at(-1)).toMatchObject({ id: 'inp_1', status: 'answered' });
  expect(conversation.state.failure).toBeNull();
});
