/** The bar at the top. */
import type { HeaderOption } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';

export interface HeaderParts {
  option: HeaderOption;
  threadTitle: string;
  historyEnabled: boolean;
  showHistory(): void;
  startNew(): void;
}

export function renderHeader({ option, threadTitle, historyEnabled, ...actions }: HeaderParts) {
  if (option.enabled === false) return nothing;
  const { title } = option;
  return html`<header class="bar" part="header">
    ${customAction(option.leftAction)}
    ${
      historyEnabled
        ? html`<button type="button" class="round history-open" aria-label=${TEXTS.history} title=${TEXTS.history}
            @click=${() => actions.showHistory()}>${icon('history')}</button>`
        : nothing
    }
    ${title?.enabled === false ? html`<span class="gap"></span>` : html`<h2>${title?.text ?? threadTitle}</h2>`}
    <button type="button" class="round" aria-label=${TEXTS.newChat} title=${TEXTS.newChat}
      @click=${() => actions.startNew()}>${icon('compose')}</button>
    ${customAction(option.rightAction)}
  </header>`;
}

/** The option gives an icon alone: what it shows is the best label there is. */
function customAction(action: HeaderOption['leftAction']) {
  if (!action) return nothing;
  const label = action.icon.startsWith('sidebar')
    ? TEXTS.sidebar
    : action.icon.replaceAll('-', ' ');
  return html`<button type="button" class="round" aria-label=${label} title=${label}
    @click=${() => action.onClick()}>${icon(action.icon)}</button>`;
}
