/** The composer: where a message is written and sent, and a running answer stopped. */
import type { UserMessageContent } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import type { UserMessageInput } from '../protocol/requests';
import { Part } from './part';
import { TEXTS } from './texts';

type Tag = Extract<UserMessageContent, { type: 'input_tag' }>;

export interface ComposerValue {
  text?: string;
  content?: UserMessageContent[];
  reply?: string;
  selectedToolId?: string | null;
  selectedModelId?: string;
}

export class Composer extends Part {
  static override properties = {
    placeholder: {},
    responding: { attribute: false },
    locked: { attribute: false },
    text: { state: true },
    tags: { state: true },
    reply: { state: true },
  };
  declare placeholder: string;
  declare responding: boolean;
  /** Why nothing can be written now; empty when it can. */
  declare locked: string;
  declare text: string;
  declare tags: Tag[];
  declare reply: string;
  toolId: string | null = null;
  modelId: string | null = null;
  onSubmit: (input: UserMessageInput) => void = () => undefined;
  onStop: () => void = () => undefined;

  constructor() {
    super();
    this.placeholder = '';
    this.responding = false;
    this.locked = '';
    this.text = '';
    this.tags = [];
    this.reply = '';
  }

  setValue(value: ComposerValue): void {
    const content = value.content ?? [{ type: 'input_text' as const, text: value.text ?? '' }];
    if (value.content || value.text !== undefined) {
      this.text = content.map((part) => (part.type === 'input_text' ? part.text : '')).join('');
      this.tags = content.filter((part) => part.type === 'input_tag');
    }
    if (value.reply !== undefined) this.reply = value.reply;
    if (value.selectedToolId !== undefined) this.toolId = value.selectedToolId;
    if (value.selectedModelId !== undefined) this.modelId = value.selectedModelId;
  }

  override focus(): void {
    this.querySelector('textarea')?.focus();
  }

  protected override render() {
    return html`<form class="composer" @submit=${this.#submit}>
      ${this.reply ? this.#quote() : nothing}
      ${this.tags.length > 0 ? html`<div class="tags">${this.tags.map((tag) => html`<span class="tag">${tag.text}</span>`)}</div>` : nothing}
      <div class="composer-line">
        <textarea rows="1" aria-label=${TEXTS.composer} enterkeyhint="send"
          placeholder=${this.locked || this.placeholder} ?disabled=${this.locked !== ''}
          .value=${this.text} @input=${this.#input} @keydown=${this.#keydown}></textarea>
        ${this.responding ? this.#stopButton() : this.#sendButton()}
      </div>
    </form>`;
  }

  #sendButton() {
    return html`<button type="submit" class="round main" aria-label=${TEXTS.send}
      ?disabled=${!this.#ready}>${icon('send')}</button>`;
  }

  #stopButton() {
    return html`<button type="button" class="round main" aria-label=${TEXTS.stop}
      @click=${() => this.onStop()}><span class="stop-mark"></span></button>`;
  }

  #quote() {
    return html`<div class="quote" aria-label=${TEXTS.quoted}>
      <span>${this.reply}</span>
      <button type="button" class="round" aria-label=${TEXTS.removeQuote}
        @click=${() => {
          this.reply = '';
        }}>${icon('close')}</button>
    </div>`;
  }

  get #ready(): boolean {
    return !this.locked && !this.responding && (this.text.trim() !== '' || this.tags.length > 0);
  }

  #input = (event: InputEvent) => {
    this.text = (event.currentTarget as HTMLTextAreaElement).value;
  };

  #keydown = (event: KeyboardEvent) => {
    // 229: Safari ends a composition before the keydown of the Enter that ended it.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    this.#submit();
  };

  #submit = (event?: Event) => {
    event?.preventDefault();
    if (!this.#ready) return;
    const text = this.text.trim();
    const input: UserMessageInput = {
      content: [...(text ? [{ type: 'input_text' as const, text }] : []), ...this.tags],
      attachments: [],
      quoted_text: this.reply,
      inference_options: {
        ...(this.toolId ? { tool_choice: { id: this.toolId } } : {}),
        ...(this.modelId ? { model: this.modelId } : {}),
      },
    };
    this.text = '';
    this.tags = [];
    this.reply = '';
    this.onSubmit(input);
  };

  /** Grows with its text; `field-sizing` is not everywhere yet. */
  protected override updated(): void {
    const field = this.querySelector('textarea');
    if (!field) return;
    field.style.setProperty('height', 'auto');
    field.style.setProperty('height', `${field.scrollHeight}px`);
  }
}
