import { expect, test } from 'vitest';
import { ChatClient } from '../src/client/chat-client';
import { ChatRequestError } from '../src/client/errors';
import type { StreamEvent } from '../src/protocol/events';

function clientAnswering(answer: () => Response | Promise<Response>): ChatClient {
  return new ChatClient({ url: '/chatkit', fetch: async () => answer() });
}

async function failureOf(running: Promise<unknown>): Promise<unknown> {
  return running.then(
    () => null,
    (error: unknown) => error,
  );
}

test("the server's code and message reach the person", async () => {
  const client = clientAnswering(() =>
    Response.json({ error: 'INVALID_TOKEN', message: 'Sign in first.' }, { status: 401 }),
  );
  const error = await failureOf(client.call('threads.list', {}));
  expect(error).toBeInstanceOf(ChatRequestError);
  expect(error).toMatchObject({ code: 'INVALID_TOKEN', message: 'Sign in first.', status: 401 });
});

test('an answer that is no JSON gives a message by its status', async () => {
  const client = clientAnswering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  const error = await failureOf(client.call('threads.list', {}));
  expect(error).toMatchObject({ code: 'HTTP_502', status: 502 });
  expect((error as Error).message).toContain('Try again');
});

test('a server that cannot be reached is a failed connection', async () => {
  const client = clientAnswering(() => Promise.reject(new TypeError('fetch failed')));
  expect(await failureOf(client.call('threads.list', {}))).toMatchObject({
    code: 'CONNECTION_FAILED',
    status: 0,
  });
});

test('an aborted request stays an abort', async () => {
  const client = clientAnswering(() => Promise.reject(new DOMException('Stopped', 'AbortError')));
  expect(await failureOf(client.call('threads.list', {}))).toMatchObject({ name: 'AbortError' });
});

test('a request names its operation and the language of the reader', async () => {
  const sent: { url: string; init: RequestInit }[] = [];
  const client = new ChatClient({
    url: '/chatkit',
    locale: 'de-DE',
    fetch: async (url, init) => {
      sent.push({ url: String(url), init: init ?? {} });
      return Response.json({ data: [], has_more: false });
    },
  });
  await client.call('threads.list', { limit: 5 });
  expect(sent[0]?.url).toBe('/chatkit');
  expect(sent[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"type":"threads.list","params":{"limit":5}}',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': 'de-DE' },
  });
});

test('a stream yields its events', async () => {
  const body = 'data: {"type":"progress_update","text":"Looking"}\n\n';
  const client = clientAnswering(() => new Response(body));
  const request = {
    type: 'threads.retry_after_item' as const,
    params: { thread_id: 'thr_1', item_id: 'msg_1' },
  };
  const events: StreamEvent[] = [];
  for await (const event of client.stream(request, new AbortController().signal))
    events.push(event);
  expect(events).toEqual([{ type: 'progress_update', text: 'Looking' }]);
});
