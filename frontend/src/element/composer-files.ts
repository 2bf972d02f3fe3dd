/** The files of the message that is being written, each on its way or there. */
import type { Attachment } from '@openai/chatkit';
import { isAbort } from '../client/errors';
import { PICTURE } from '../client/picture';
import type { OnProgress } from '../client/upload';
import { TEXTS } from '../languages/texts';
import { type AttachmentsOption, refusalOf, USUAL_MAX_COUNT } from './file-limits';

export interface FileServer {
  upload(file: File, onProgress: OnProgress, signal: AbortSignal): Promise<Attachment>;
  /** Takes an uploaded file away again. */
  discard(attachmentId: string): void;
}

export interface ComposerFile {
  readonly name: string;
  /** What is uploaded; null for an attachment that the page has brought. */
  readonly file: File | null;
  /** Address of its picture, if it is one. */
  readonly picture: string | null;
  attachment: Attachment | null;
  /** How much of it is there. */
  share: number;
  failure: string;
  abort: AbortController;
}

export class ComposerFiles {
  readonly #server: () => FileServer | null;
  readonly #changed: (said?: string) => void;
  entries: ComposerFile[] = [];

  /** `changed` hears what has happened, in words where it is worth saying. */
  constructor(server: () => FileServer | null, changed: (said?: string) => void) {
    this.#server = server;
    this.#changed = changed;
  }

  get isBusy(): boolean {
    return this.entries.some(({ attachment, failure }) => !attachment && !failure);
  }

  get hasFailed(): boolean {
    return this.entries.some(({ failure }) => failure !== '');
  }

  /** Begins to upload what may be; returns why the others may not. */
  add(files: Iterable<File>, option: AttachmentsOption): string {
    const refusals = new Set<string>();
    const most = option.maxCount ?? USUAL_MAX_COUNT;
    for (const file of files) {
      const refusal = this.entries.length < most ? refusalOf(file, option) : TEXTS.fileCount(most);
      if (refusal) refusals.add(refusal);
      else this.#begin(file);
    }
    this.#changed();
    return [...refusals].join(' ');
  }

  /** Puts attachments that the page has uploaded itself in place of all. */
  set(attachments: readonly Attachment[]): void {
    for (const entry of this.entries) this.#release(entry);
    this.entries = attachments.map((attachment) => ({
      ...BEGUN,
      name: attachment.name,
      file: null,
      picture: attachment.type === 'image' ? attachment.preview_url : null,
      attachment,
      abort: new AbortController(),
    }));
    this.#changed();
  }

  retry(entry: ComposerFile): void {
    Object.assign(entry, { ...BEGUN, abort: new AbortController() });
    void this.#upload(entry);
    this.#changed();
  }

  remove(entry: ComposerFile): void {
    this.#release(entry);
    this.entries = this.entries.filter((other) => other !== entry);
    if (entry.file && entry.attachment) this.#server()?.discard(entry.attachment.id);
    this.#changed(TEXTS.fileRemoved(entry.name));
  }

  /** Hands the attachments over to a message. */
  take(): Attachment[] {
    const taken = this.entries.flatMap(({ attachment }) => attachment ?? []);
    for (const entry of this.entries) this.#release(entry);
    this.entries = [];
    return taken;
  }

  #begin(file: File): void {
    const entry: ComposerFile = {
      ...BEGUN,
      name: file.name,
      file,
      picture: PICTURE.test(file.type) ? URL.createObjectURL(file) : null,
      abort: new AbortController(),
    };
    this.entries = [...this.entries, entry];
    void this.#upload(entry);
  }

  async #upload(entry: ComposerFile): Promise<void> {
    const { abort, file } = entry;
    const server = this.#server();
    if (!file || !server) return;
    try {
      const attachment = await server.upload(
        file,
        (share) => this.#arrived(entry, share),
        abort.signal,
      );
      // It was taken away while its last bytes were on their way.
      if (abort.signal.aborted) return server.discard(attachment.id);
      entry.attachment = attachment;
      this.#changed(TEXTS.fileReady(entry.name));
    } catch (error) {
      if (isAbort(error)) return;
      entry.failure = error instanceof Error ? error.message : String(error);
      this.#changed(TEXTS.fileFailed(entry.name));
    }
  }

  #arrived(entry: ComposerFile, share: number): void {
    entry.share = share;
    this.#changed();
  }

  #release({ abort, file, picture }: ComposerFile): void {
    abort.abort();
    if (file && picture) URL.revokeObjectURL(picture);
  }
}

const BEGUN = { attachment: null, share: 0, failure: '' };
