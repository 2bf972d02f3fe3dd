import { expect, test } from 'vitest';
import { readEventData } from '../src/protocol/sse';

const ENCODER = new TextEncoder();

function streamOf(chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function read(chunks: Uint8Array[]): Promise<string[]> {
  const events: string[] = [];
  for await (const data of readEventData(streamOf(chunks))) events.push(data);
  return events;
}

test.each(['\n', '\r\n', '\r'])(
  'events are read wherever the stream is cut, lines ending in %j',
  async (end) => {
    const bytes = ENCODER.encode(['data: {"a":"ä€😀"}', '', 'data: two', '', ''].join(end));
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(await read([bytes.slice(0, cut), bytes.slice(cut)])).toEqual(['{"a":"ä€😀"}', 'two']);
    }
  },
);

test('one byte at a time gives the same events', async () => {
  const bytes = ENCODER.encode('data: grüße\r\n\r\ndata: 2\r\n\r\n');
  expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(['grüße', '2']);
});

test('comments and other fields are passed over, and data lines are joined', async () => {
  const text = ': ping\n\nevent: x\nid: 1\ndata: one\ndata:two\n\n';
  expect(await read([ENCODER.encode(text)])).toEqual(['one\ntwo']);
});

test('an unfinished last event is dropped', async () => {
  expect(await read([ENCODER.encode('data: whole\n\ndata: half')])).toEqual(['whole']);
});

test('a consumer that stops early cancels the stream', async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(ENCODER.encode('data: more\n\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const data of readEventData(body)) {
    expect(data).toBe('more');
    break;
  }
  expect(cancelled).toBe(true);
});

test('a line may hold the line separators of Unicode, and an empty data field', async () => {
  const text = 'data: {"a":"one\u2028two\u2029three\u0085"}\n\ndata\n\n';
  expect(await read([ENCODER.encode(text)])).toEqual(['{"a":"one\u2028two\u2029three\u0085"}', '']);
});

test('a long line that comes in many pieces is one event', async () => {
  const picture = 'A'.repeat(3_000_000);
  const bytes = ENCODER.encode(`data: ${picture}\r\n\r\n`);
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += 16_384) {
    pieces.push(bytes.slice(start, start + 16_384));
  }
  expect(await read(pieces)).toEqual([picture]);
});
