/** What a new conversation shows. */
import type { StartScreenOption, StartScreenPrompt } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';

export function renderStartScreen(
  option: StartScreenOption,
  choose: (prompt: StartScreenPrompt) => void,
) {
  const prompts = option.prompts ?? [];
  return html`<div class="start" part="start">
    <h2>${option.greeting ?? TEXTS.greeting}</h2>
    ${
      prompts.length > 0
        ? html`<ul class="prompts" aria-label=${TEXTS.prompts}>${prompts.map(
            (prompt) => html`<li><button type="button" @click=${() => choose(prompt)}>
              ${prompt.icon ? icon(prompt.icon) : nothing}<span>${prompt.label}</span>
            </button></li>`,
          )}</ul>`
        : nothing
    }
  </div>`;
}
