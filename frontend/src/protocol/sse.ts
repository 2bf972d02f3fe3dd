/** Server-sent events out of a byte stream. */

/**
 * Yields the data of each event. Frames may be cut anywhere, also inside a character; lines may
 * end in LF, CRLF or CR. An unfinished last frame is dropped, as the standard asks.
 */
export async function* readEventData(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let buffer = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      buffer += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A CR at the very end may be the first half of a CRLF: wait for what follows.
      const complete = done ? buffer : buffer.replace(/\r$/, '');
      const lines = complete.split(/\r\n|\n|\r/);
      buffer = (lines.pop() ?? '') + buffer.slice(complete.length);
      for (const line of lines) {
        if (line !== '') {
          const [, field, text] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
          if (field === 'data') data.push(text ?? '');
        } else if (data.length > 0) {
          yield data.join('\n');
          data = [];
        }
      }
      if (done) return;
    }
  } finally {
    // Also when the consumer stops early: an unread body would hold its connection.
    await reader.cancel().catch(() => undefined);
  }
}
