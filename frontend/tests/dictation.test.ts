import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Dictation, type DictationHost } from '../src/element/dictation';

/** Stands in for the browser's recorder, which a test has no microphone for. */
class Recorder {
  static last: Recorder;
  static kinds = ['audio/ogg;codecs=opus', 'audio/mp4'];
  static isTypeSupported = (kind: string) => Recorder.kinds.includes(kind);
  state = 'inactive';
  readonly mimeType: string;
  ondataavailable?: (event: { data: Blob }) => void;
  onstop?: () => void;

  constructor(_stream: unknown, { mimeType = 'audio/x-own' }: { mimeType?: string } = {}) {
    Recorder.last = this;
    this.mimeType = mimeType;
  }

  start() {
    this.state = 'recording';
  }

  stop() {
    this.state = 'inactive';
    queueMicrotask(() => {
      this.ondataavailable?.({ data: new Blob(['OggS!']) });
      this.onstop?.();
    });
  }
}

const track = { stop: vi.fn() };
const getUserMedia = vi.fn();

beforeEach(() => {
  track.stop.mockClear();
  getUserMedia.mockReset().mockResolvedValue({ getTracks: () => [track] });
  vi.stubGlobal('MediaRecorder', Recorder);
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia }, configurable: true });
});
afterEach(() => vi.unstubAllGlobals());

function dictation(transcribe: DictationHost['transcribe'] = async () => 'Buy milk.') {
  const said: string[] = [];
  const host = {
    transcribe: vi.fn(transcribe),
    changed: (words?: string) => void (words && said.push(words)),
    wrote: vi.fn(),
    failed: vi.fn(),
  };
  return { dictation: new Dictation(host), host, said };
}

test('what is said is written down', async () => {
  const { dictation: dictating, host, said } = dictation();

  await dictating.start();
  expect(dictating.state).toBe('recording');
  dictating.finish();
  await vi.waitFor(() => expect(host.wrote).toHaveBeenCalledWith('Buy milk.'));

  expect(host.transcribe).toHaveBeenCalledWith({
    audio_base64: btoa('OggS!'),
    mime_type: 'audio/ogg;codecs=opus',
  });
  expect(track.stop).toHaveBeenCalled();
  expect(said).toEqual(['Recording', 'Writing down…', 'Buy milk.']);
  expect(dictating.state).toBe('off');
});

test('what is cancelled goes nowhere, and the microphone is let go', async () => {
  const { dictation: dictating, host, said } = dictation();

  await dictating.start();
  dictating.cancel();

  await vi.waitFor(() => expect(track.stop).toHaveBeenCalled());
  expect(dictating.state).toBe('off');
  expect(said.at(-1)).toBe('Dictation cancelled.');
  expect(host.transcribe).not.toHaveBeenCalled();
});

test('cancelled before the microphone is there, it is let go at once', async () => {
  let allow: (stream: unknown) => void = () => undefined;
  getUserMedia.mockReturnValue(
    new Promise((resolve) => {
      allow = resolve;
    }),
  );
  const { dictation: dictating } = dictation();

  const starting = dictating.start();
  dictating.cancel();
  allow({ getTracks: () => [track] });
  await starting;

  expect(track.stop).toHaveBeenCalled();
  expect(dictating.state).toBe('off');
});

test('what is written down after a cancel is dropped', async () => {
  let write: (text: string) => void = () => undefined;
  const { dictation: dictating, host } = dictation(
    () =>
      new Promise((resolve) => {
        write = resolve;
      }),
  );
  await dictating.start();
  dictating.finish();
  await vi.waitFor(() => expect(host.transcribe).toHaveBeenCalled());

  dictating.cancel();
  write('Too late');
  await Promise.resolve();

  expect(host.wrote).not.toHaveBeenCalled();
});

test.each([
  ['NotAllowedError', 'Allow the microphone'],
  ['NotFoundError', 'There is no microphone.'],
])('%s is told in words', async (name, words) => {
  getUserMedia.mockRejectedValue(new DOMException('', name));
  const { dictation: dictating, host } = dictation();

  await dictating.start();

  expect(host.failed.mock.calls[0]?.[0].message).toContain(words);
  expect(dictating.state).toBe('off');
});

test('a page without microphones says what it needs', async () => {
  Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
  const { dictation: dictating, host } = dictation();

  await dictating.start();

  expect(host.failed.mock.calls[0]?.[0].message).toContain('https');
});

test('what the server says of a failure is passed on', async () => {
  const { dictation: dictating, host } = dictation(async () => {
    throw new Error('The recording could not be written down.');
  });

  await dictating.start();
  dictating.finish();

  await vi.waitFor(() => expect(host.failed).toHaveBeenCalled());
  expect(host.failed.mock.calls[0]?.[0].message).toBe('The recording could not be written down.');
  expect(dictating.state).toBe('off');
});

test('a recording ends by itself before it is too long', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const { dictation: dictating, host } = dictation();
    await dictating.start();

    vi.advanceTimersByTime(599_000);
    expect([dictating.state, dictating.seconds]).toEqual(['recording', 599]);
    vi.advanceTimersByTime(1000);

    await vi.waitFor(() => expect(host.wrote).toHaveBeenCalled());
  } finally {
    vi.useRealTimers();
  }
});
