import { afterEach, expect, test, vi } from 'vitest';
import { ChatClient } from '../src/client/chat-client';
import { upload } from '../src/client/upload';

const file = new File(['hello'], 'hello.txt', { type: 'text/plain' });
const attachment = { type: 'file', id: 'atc_1', name: 'hello.txt', mime_type: 'text/plain' };
const silent = () => undefined;
const unstopped = new AbortController().signal;

interface Asked {
  url: string;
  init: RequestInit;
}

/** A page with a `fetch` of its own, which answers what `answer` says for an address. */
function page(answer: (url: string) => unknown) {
  const asked: Asked[] = [];
  const client = new ChatClient({
    url: 'http://chat.test/chatkit',
    fetch: async (url, init) => {
      asked.push({ url: String(url), init: init ?? {} });
      return Response.json(answer(String(url)));
    },
  });
  return { client, asked };
}

/** Stands in for the browser's way of sending what can be watched. */
class WatchedRequest {
  static last: WatchedRequest;
  static answer: { status: number; body: unknown } | 'lost' = { status: 200, body: attachment };
  status = 0;
  statusText = '';
  responseText = '';
  withCredentials = false;
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  readonly headers: [string, string][] = [];
  opened: [string, string] = ['', ''];
  body: unknown;
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;

  constructor() {
    WatchedRequest.last = this;
  }

  open(method: string, url: string) {
    this.opened = [method, url];
  }

  setRequestHeader(name: string, value: string) {
    this.headers.push([name, value]);
  }

  abort() {
    this.onabort?.();
  }

  send(body: unknown) {
    this.body = body;
    const { answer } = WatchedRequest;
    queueMicrotask(() => {
      if (answer === 'lost') return this.onerror?.();
      this.upload.onprogress?.({ loaded: 1, total: 4 });
      this.status = answer.status;
      this.responseText = JSON.stringify(answer.body);
      return this.onload?.();
    });
  }
}

function watching(answer: typeof WatchedRequest.answer) {
  WatchedRequest.answer = answer;
  vi.stubGlobal('XMLHttpRequest', WatchedRequest);
  return new ChatClient({ url: 'http://chat.test/chatkit' });
}

afterEach(() => vi.unstubAllGlobals());

test('a direct upload is a form with the file', async () => {
  const client = watching({ status: 200, body: attachment });
  const shares: number[] = [];
  const strategy = { type: 'direct' as const, uploadUrl: 'http://chat.test/files' };

  const got = await upload(client, strategy, file, (share) => shares.push(share), unstopped);

  expect(got).toEqual(attachment);
  expect(WatchedRequest.last.opened).toEqual(['POST', 'http://chat.test/files']);
  const sent = (WatchedRequest.last.body as FormData).get('file') as File;
  expect([sent.name, sent.size]).toEqual(['hello.txt', 5]);
  expect(shares).toEqual([0.25]);
});

test('a direct upload goes the way that the page wants its requests to go', async () => {
  const { client, asked } = page(() => attachment);
  const strategy = { type: 'direct' as const, uploadUrl: 'http://chat.test/files' };

  expect(await upload(client, strategy, file, silent, unstopped)).toEqual(attachment);

  expect(asked.map(({ url, init }) => [url, init.method])).toEqual([
    ['http://chat.test/files', 'POST'],
  ]);
});

test('in two phases a foreign storage gets the file and its own headers, and nothing else', async () => {
  const foreign = 'https://storage.test/put?signature=1';
  const { client, asked } = page(() => ({
    ...attachment,
    upload_descriptor: { url: foreign, method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' } },
  }));
  watching({ status: 201, body: '' });

  const got = await upload(client, { type: 'two_phase' }, file, silent, unstopped);

  expect(got).toEqual(attachment);
  expect(asked.map(({ url }) => url)).toEqual(['http://chat.test/chatkit']);
  expect(JSON.parse(String(asked[0]?.init.body))).toEqual({
    type: 'attachments.create',
    params: { name: 'hello.txt', size: 5, mime_type: 'text/plain' },
  });
  const { opened, headers, body, withCredentials } = WatchedRequest.last;
  expect([opened, headers]).toEqual([['PUT', foreign], [['x-ms-blob-type', 'BlockBlob']]]);
  expect([body, withCredentials]).toEqual([file, false]);
});

test('in two phases the own server is asked the way that the page wants', async () => {
  const own = 'http://chat.test/files/atc_1';
  const { client, asked } = page((url) =>
    url === own ? {} : { ...attachment, upload_descriptor: { url: own, method: 'POST' } },
  );

  expect(await upload(client, { type: 'two_phase' }, file, silent, unstopped)).toEqual(attachment);

  expect(asked.map(({ url }) => url)).toEqual(['http://chat.test/chatkit', own]);
  expect(asked[1]?.init).toMatchObject({ method: 'POST', body: file });
});

test('a refusal says what the server says', async () => {
  const client = watching({ status: 413, body: { error: 'TOO_LARGE', message: 'Too large.' } });
  const strategy = { type: 'direct' as const, uploadUrl: '/files' };

  await expect(upload(client, strategy, file, silent, unstopped)).rejects.toMatchObject({
    code: 'TOO_LARGE',
    message: 'Too large.',
  });
});

test('a server that cannot be reached is a failure in words', async () => {
  const client = watching('lost');
  const strategy = { type: 'direct' as const, uploadUrl: '/files' };

  await expect(upload(client, strategy, file, silent, unstopped)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
  });
});

test('an upload can be stopped', async () => {
  const client = watching({ status: 200, body: attachment });
  const abort = new AbortController();
  const strategy = { type: 'direct' as const, uploadUrl: '/files' };
  const uploading = upload(client, strategy, file, silent, abort.signal);

  abort.abort();

  await expect(uploading).rejects.toMatchObject({ name: 'AbortError' });
});
