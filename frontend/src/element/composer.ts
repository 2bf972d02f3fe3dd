/** The composer: where a message is written and sent, and a running answer stopped. */
import type { ModelOption, ToolOption, UserMessageContent } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
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
    tools: { attribute: false },
    toolId: { state: true },
    models: { attribute: false },
    modelId: { state: true },
  };
  declare placeholder: string;
  declare responding: boolean;
  /** Why nothing can be written now; empty when it can. */
  declare locked: string;
  declare text: string;
  declare tags: Tag[];
  declare reply: string;
  /** What the next message can be sent to. */
  declare tools: readonly ToolOption[];
  declare toolId: string | null;
  /** What can answer it. */
  declare models: readonly ModelOption[];
  declare modelId: string | null;
  onSubmit: (input: UserMessageInput) => void = () => undefined;
  onStop: () => void = () => undefined;
  onTool: (toolId: string | null) => void = () => undefined;

  constructor() {
    super();
    this.placeholder = '';
    this.responding = false;
    this.locked = '';
    this.text = '';
    this.tags = [];
    this.reply = '';
    this.tools = [];
    this.toolId = null;
    this.models = [];
    this.modelId = null;
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
        ${this.tools.length > 0 ? this.#toolMenu() : nothing}
        ${this.models.length > 0 ? this.#modelMenu() : nothing}
        <textarea rows="1" aria-label=${TEXTS.composer} enterkeyhint="send"
          placeholder=${this.locked || this.#tool?.placeholderOverride || this.placeholder} ?disabled=${this.locked !== ''}
          .value=${this.text} @input=${this.#input} @keydown=${this.#keydown}></textarea>
        ${this.responding ? this.#stopButton() : this.#sendButton()}
      </div>
    </form>`;
  }

  /** The browser's own list: it works with every keyboard, screen reader and phone. */
  #toolMenu() {
    return html`<select class="tools ${this.toolId ? 'chosen' : ''}" aria-label=${TEXTS.tool}
      ?disabled=${this.locked !== ''} .value=${live(this.#tool?.id ?? '')} @change=${this.#choose}>
      <option value="">${TEXTS.anyTool}</option>
      ${this.tools.map(
        ({ id, label }) =>
          html`<option value=${id} ?selected=${id === this.toolId}>${label}</option>`,
      )}
    </select>`;
  }

  #modelMenu() {
    const chosen = this.#model?.id;
    return html`<select class="tools" aria-label=${TEXTS.model} ?disabled=${this.locked !== ''}
      .value=${live(chosen ?? '')} @change=${(event: Event) => {
        this.modelId = (event.currentTarget as HTMLSelectElement).value;
      }}>
      ${this.models.map(
        ({ id, label, description, disabled }) =>
          html`<option value=${id} title=${description ?? label} ?disabled=${disabled}
            ?selected=${id === chosen}>${label}</option>`,
      )}
    </select>`;
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

  get #tool(): ToolOption | undefined {
    return this.tools.find(({ id }) => id === this.toolId);
  }

  get #model(): ModelOption | undefined {
    const { models } = this;
    return (
      models.find(({ id }) => id === this.modelId) ??
      models.find((model) => model.default) ??
      models[0]
    );
  }

  get #ready(): boolean {
    return !this.locked && !this.responding && (this.text.trim() !== '' || this.tags.length > 0);
  }

  #choose = (event: Event) => {
    this.toolId = (event.currentTarget as HTMLSelectElement).value || null;
    this.onTool(this.toolId);
  };

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
    const model = this.#model?.id ?? this.modelId;
    const input: UserMessageInput = {
      content: [...(text ? [{ type: 'input_text' as const, text }] : []), ...this.tags],
      attachments: [],
      quoted_text: this.reply,
      inference_options: {
        ...(this.toolId ? { tool_choice: { id: this.toolId } } : {}),
        ...(model ? { model } : {}),
      },
    };
    this.text = '';
    this.tags = [];
    this.reply = '';
    if (this.toolId && !this.#tool?.persistent) {
      this.toolId = null;
      this.onTool(null);
    }
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
