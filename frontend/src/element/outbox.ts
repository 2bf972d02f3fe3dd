/** What goes out to the server from below the conversation: messages, their files, and speech. */
import type { Attachment, OpenAIChatKit, StartScreenPrompt } from '@openai/chatkit';
import { type OnProgress, upload } from '../client/upload';
import { TEXTS } from '../languages/texts';
import type { StructuredAnswers, UserMessageInput } from '../protocol/requests';
import type { ChatContext } from './chat-context';
import type { Composer, ComposerHost } from './composer';
import { askedNow } from './structured-input';
import type { TagPreview } from './tag-preview';

/** A message of the page. */
export type OwnMessage = Parameters<OpenAIChatKit['sendUserMessage']>[0];

export class Outbox implements ComposerHost {
  readonly #chat: ChatContext;

  constructor(chat: ChatContext) {
    this.#chat = chat;
  }

  get preview(): TagPreview {
    return this.#chat.preview;
  }

  get composer(): Composer | null {
    return this.#chat.element.renderRoot.querySelector<Composer>('ck-composer');
  }

  send(input: UserMessageInput, attachments: readonly Attachment[] = []): Promise<void> {
    const sent = this.#chat.conversation.send(input, attachments);
    const { element, scroll } = this.#chat;
    void element.updateComplete.then(() => scroll.toSent());
    return sent;
  }

  /** Leaves alone what is chosen in the composer. */
  async say(message: OwnMessage): Promise<void> {
    const { attachments = [], text = '', reply = '', newThread, toolChoice, model } = message;
    const content = message.content ?? (text ? [{ type: 'input_text' as const, text }] : []);
    if (content.length + attachments.length === 0)
      throw new Error('A message needs text, content or attachments.');
    if (newThread) this.#chat.conversation.visit.startNew();
    const inference_options = {
      ...(toolChoice && { tool_choice: toolChoice }),
      ...(model && { model }),
    };
    const ids = attachments.map(({ id }) => id);
    const input = { content, attachments: ids, quoted_text: reply, inference_options };
    await this.send(input, attachments);
  }

  submit(input: UserMessageInput, attachments: Attachment[]): void {
    void this.send(input, attachments);
    this.returnFocus();
  }

  /** Of the start screen. It goes where the next message would. */
  readonly choosePrompt = ({ label, prompt }: StartScreenPrompt) => {
    this.#chat.emit('chatkit.log', { name: 'startScreenPrompt.select', data: { label } });
    const content =
      typeof prompt === 'string' ? [{ type: 'input_text' as const, text: prompt }] : prompt;
    const inference_options = this.composer?.choices.take() ?? {};
    this.submit({ content, attachments: [], quoted_text: '', inference_options }, []);
  };

  readonly answer = (answers: StructuredAnswers) => {
    const asked = askedNow(this.#chat.conversation.state);
    if (asked) void this.#chat.conversation.answer(asked.id, answers);
    void this.#chat.element.updateComplete.then(() => this.returnFocus());
  };

  stop(): void {
    this.#chat.conversation.stop();
    this.returnFocus();
  }

  toolChosen(toolId: string | null): void {
    this.#chat.emit('chatkit.tool.change', { toolId });
    if (toolId) this.#chat.emit('chatkit.log', { name: 'composer.tool.select', data: { toolId } });
  }

  async upload(file: File, onProgress: OnProgress, signal: AbortSignal): Promise<Attachment> {
    const { uploadStrategy } = this.#chat.options.api;
    if (!uploadStrategy) throw new Error(TEXTS.noFiles);
    return upload(this.#chat.options.client(), uploadStrategy, file, onProgress, signal);
  }

  /** Nobody waits for it, and a server forgets files that no message carries. */
  discard(attachment_id: string): void {
    void this.#chat.options
      .client()
      .call('attachments.delete', { attachment_id })
      .catch(() => undefined);
  }

  async transcribe(audio: { audio_base64: string; mime_type: string }): Promise<string> {
    return (await this.#chat.options.client().call('input.transcribe', audio)).text;
  }

  /** After a button that goes away. Not on touch screens: there the keyboard would jump up. */
  returnFocus(): void {
    if (matchMedia('(hover: hover)').matches) this.composer?.focus();
  }
}
