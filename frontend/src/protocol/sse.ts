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
  let begun = '';
  let half = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = half + (done ? decoder.decode() : decoder.decode(value, { stream: true }));
      // A CR at the very end may be the first half of a CRLF: wait for what follows.
      half = !done && text.endsWith('\r') ? '\r' : '';
      // Only what is new is searched: a line that holds a picture comes in very many pieces.
      const lines = text.slice(0, text.length - half.length).split(/\r\n|\n|\r/);
      lines[0] = begun + lines[0];
      begun = lines.pop() ?? '';
      for (const line of lines) {
        // Line separators of Unicode may stand inside a line: hence the `s`.
        const field = /^data(?:: ?(.*))?$/s.exec(line);
        if (field) data.push(field[1] ?? '');
        if (line !== '' || data.length === 0) continue;
        yield data.join('\n');
        data = [];
      }
      if (done) return;
    }
  } finally {
    // Also when the consumer stops early: an unread body would hold its connection.
    await reader.cancel().catch(() => undefined);
  }
}
