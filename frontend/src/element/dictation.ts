/** Speech into the composer: recorded here, written down by the server. */
import { TEXTS } from '../languages/texts';

const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
/** Enough for speech; ten minutes of it are two and a half megabytes. */
const BITS_PER_SECOND = 32_000;
const MOST_SECONDS = 600;

export interface DictationHost {
  transcribe(audio: { audio_base64: string; mime_type: string }): Promise<string>;
  changed(said?: string): void;
  wrote(text: string): void;
  failed(error: Error): void;
}

export class Dictation {
  readonly #host: DictationHost;
  #recorder: MediaRecorder | null = null;
  #timer = 0;
  /** Counts recordings, so that what a cancelled one brings is dropped. */
  #turn = 0;
  state: 'off' | 'asking' | 'recording' | 'writing' = 'off';
  seconds = 0;

  constructor(host: DictationHost) {
    this.#host = host;
  }

  async start(): Promise<void> {
    if (this.state !== 'off') return;
    this.#turn += 1;
    const turn = this.#turn;
    this.#become('asking');
    try {
      // Only pages with TLS, and those of this machine, get to know of microphones at all.
      if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined')
        throw new Error(TEXTS.noRecording);
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (turn === this.#turn) this.#record(stream);
      else release(stream);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** Ends the recording and has it written down. */
  finish(): void {
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
  }

  cancel(): void {
    if (this.state === 'off') return;
    this.#turn += 1;
    this.#end();
    this.#become('off', TEXTS.dictationCancelled);
  }

  #record(stream: MediaStream): void {
    const turn = this.#turn;
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    const recorder = new MediaRecorder(stream, {
      audioBitsPerSecond: BITS_PER_SECOND,
      ...(mimeType ? { mimeType } : {}),
    });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      release(stream);
      if (turn === this.#turn) void this.#write(new Blob(parts), recorder.mimeType);
    };
    recorder.start();
    this.#recorder = recorder;
    this.seconds = 0;
    this.#timer = window.setInterval(() => {
      this.seconds += 1;
      if (this.seconds >= MOST_SECONDS) this.finish();
      this.#host.changed();
    }, 1000);
    this.#become('recording', TEXTS.recording);
  }

  async #write(audio: Blob, mime_type: string): Promise<void> {
    const turn = this.#turn;
    this.#end();
    this.#become('writing', TEXTS.writingDown);
    try {
      const text = await this.#host.transcribe({ audio_base64: await base64(audio), mime_type });
      if (turn !== this.#turn) return;
      this.#become('off', text || TEXTS.nothingHeard);
      if (text) this.#host.wrote(text);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#end();
    this.#become('off');
    const { name } = error as Error;
    const words = { NotAllowedError: TEXTS.microphoneRefused, NotFoundError: TEXTS.noMicrophone }[
      name
    ];
    this.#host.failed(words ? new Error(words) : (error as Error));
  }

  #end(): void {
    clearInterval(this.#timer);
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
    this.#recorder = null;
  }

  #become(state: Dictation['state'], said?: string): void {
    this.state = state;
    this.#host.changed(said);
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function base64(data: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(data);
  });
}
