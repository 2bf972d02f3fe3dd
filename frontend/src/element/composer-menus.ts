/** What a message can be sent to, and what can answer it. */
import type { ModelOption, ToolOption } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';

interface Menu {
  label: string;
  chosen: string;
  isLocked: boolean;
  choose(id: string): void;
}

export function renderTools(tools: readonly ToolOption[], menu: Omit<Menu, 'label'>) {
  const inMenu = tools.filter(({ pinned }) => !pinned);
  const isChosen = inMenu.some(({ id }) => id === menu.chosen);
  const options = inMenu.map(({ id, label, shortLabel }) => ({
    id,
    label: id === menu.chosen ? (shortLabel ?? label) : label,
    description: label,
  }));
  return html`${
    inMenu.length > 0
      ? select(
          [{ id: '', label: TEXTS.anyTool }, ...options],
          { ...menu, label: TEXTS.tool },
          isChosen ? 'chosen' : '',
        )
      : nothing
  }${tools
    .filter(({ pinned }) => pinned)
    .map(({ id, label, shortLabel, icon: name }) => {
      const pressed = id === menu.chosen;
      return html`<button type="button" class="tools ${pressed ? 'chosen' : ''}" aria-pressed=${pressed}
        title=${label} ?disabled=${menu.isLocked} @click=${() => menu.choose(pressed ? '' : id)}>
        ${icon(name)}${shortLabel ?? label}</button>`;
    })}`;
}

export function renderModels(models: readonly ModelOption[], menu: Omit<Menu, 'label'>) {
  return models.length > 0 ? select(models, { ...menu, label: TEXTS.model }) : nothing;
}

/** The browser's own list: it works with every keyboard, screen reader and phone. */
function select(options: readonly Partial<ModelOption>[], menu: Menu, classes = '') {
  return html`<span class="menu"><select class="tools ${classes}" aria-label=${menu.label} ?disabled=${menu.isLocked}
    .value=${live(menu.chosen)} @change=${(event: Event) =>
      menu.choose((event.currentTarget as HTMLSelectElement).value)}>${options.map(
      ({ id, label, description, disabled }) =>
        html`<option value=${id} title=${description ?? label} ?disabled=${disabled}
            ?selected=${id === menu.chosen}>${label}</option>`,
    )}</select>${icon('chevron-down')}</span>`;
}
