/** What the composer can do beside writing: by buttons, and called by `/`. */
import type { ChatKitOptions, ModelOption, ToolOption } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { Choices } from './choices';
import { renderModels, renderTools } from './composer-menus';
import { type AttachmentsOption, acceptAttribute } from './file-limits';
import type { MessageField } from './message-field';
import type { Suggestion } from './suggestions';

export interface AbilitiesHost {
  readonly attachments: AttachmentsOption | undefined;
  readonly dictation: boolean;
  readonly entities: ChatKitOptions['entities'];
  readonly tools: readonly ToolOption[];
  readonly models: readonly ModelOption[];
  readonly choices: Choices;
  readonly field: MessageField | null;
  querySelector(selector: 'input[type=file]'): HTMLInputElement | null;
  takeFiles(files: File[]): void;
  dictate(): void;
}

export class Abilities {
  readonly #host: AbilitiesHost;

  constructor(host: AbilitiesHost) {
    this.#host = host;
  }

  /** With no button but the one to send with. */
  get areNone(): boolean {
    const { attachments, dictation, tools, models } = this.#host;
    return !attachments && !dictation && !this.#mentions && tools.length + models.length === 0;
  }

  render(isLocked: boolean) {
    const { attachments, choices, dictation, field, tools, models } = this.#host;
    const round = (label: string, shown: unknown, click: () => void) =>
      html`<button type="button" class="round" aria-label=${label} title=${label}
        ?disabled=${isLocked} @click=${click}>${shown}</button>`;
    return html`
      ${
        attachments
          ? html`${round(TEXTS.attach, icon('paperclip'), this.#attach)}
              <input type="file" multiple hidden accept=${acceptAttribute(attachments)} @change=${this.#chosen} />`
          : nothing
      }
      ${this.#mentions ? round(TEXTS.mention, '@', () => field?.insert('@')) : nothing}
      ${renderTools(tools, {
        isLocked,
        chosen: choices.tool?.id ?? '',
        choose: (id) => choices.selectTool(id || null),
      })}${renderModels(models, {
        isLocked,
        chosen: choices.model?.id ?? '',
        choose: (id) => choices.selectModel(id),
      })}
      <span class="gap"></span>
      ${dictation ? round(TEXTS.dictate, icon('microphone'), () => this.#host.dictate()) : nothing}`;
  }

  commands(): Suggestion[] {
    const { attachments, choices, dictation, tools } = this.#host;
    const command = (label: string, icon: string, act: () => void, group?: string): Suggestion => ({
      label,
      icon,
      group,
      choose: (start, end) => {
        this.#host.field?.replace(start, end, '');
        act();
      },
    });
    return [
      ...(attachments ? [command(TEXTS.attach, 'paperclip', this.#attach)] : []),
      ...(dictation ? [command(TEXTS.dictate, 'microphone', () => this.#host.dictate())] : []),
      ...tools.map(({ id, label, icon }) =>
        command(label, icon, () => choices.selectTool(id), TEXTS.tool),
      ),
    ];
  }

  get #mentions(): boolean {
    const { onTagSearch, showComposerMenu = false } = this.#host.entities ?? {};
    return onTagSearch !== undefined && showComposerMenu;
  }

  #attach = () => this.#host.querySelector('input[type=file]')?.click();

  #chosen = ({ currentTarget }: Event) => {
    const input = currentTarget as HTMLInputElement;
    this.#host.takeFiles([...(input.files ?? [])]);
    // Chosen again, the same file is a change as well.
    input.value = '';
  };
}
