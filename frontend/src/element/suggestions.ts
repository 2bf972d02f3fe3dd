/** The list that opens while somebody calls something by `@` or `/`. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { Trigger } from './draft';

export interface Suggestion {
  label: string;
  description?: string | undefined;
  icon?: string | undefined;
  group?: string | undefined;
  /** Gets where the words are that have called it. */
  choose(start: number, end: number): void;
}

export type Search = (trigger: Trigger) => Promise<Suggestion[]>;

const LIST_ID = 'ck-suggestions';

export class Suggestions {
  readonly #search: Search;
  readonly #changed: (said?: string) => void;
  #trigger: Trigger | null = null;
  #found: Suggestion[] = [];
  #active = 0;
  #asking = false;
  /** Where nothing was found, or it was closed: one who types on there wants to be left alone. */
  #dead: Trigger | null = null;

  constructor(search: Search, changed: (said?: string) => void) {
    this.#search = search;
    this.#changed = changed;
  }

  get isOpen(): boolean {
    return this.#found.length > 0;
  }

  /** For the field, which keeps the focus while the list is open. */
  get activeId(): string | undefined {
    return this.isOpen ? `${LIST_ID}-${this.#active}` : undefined;
  }

  get listId(): string | undefined {
    return this.isOpen ? LIST_ID : undefined;
  }

  update(trigger: Trigger | null): void {
    const dead = this.#dead;
    if (trigger && dead && isSame(trigger, dead) && trigger.query.startsWith(dead.query)) return;
    this.#dead = null;
    if (!trigger) {
      this.close();
      return;
    }
    if (this.#trigger && isSame(trigger, this.#trigger) && trigger.query === this.#trigger.query)
      return;
    this.#trigger = trigger;
    if (!this.#asking) void this.#ask();
  }

  close(forGood = false): void {
    if (forGood) this.#dead = this.#trigger;
    this.#trigger = null;
    if (!this.isOpen) return;
    this.#found = [];
    this.#changed();
  }

  /** True when the key was meant for the list. */
  keydown({ key, shiftKey }: KeyboardEvent): boolean {
    if (!this.isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) this.#activate(this.#active + step);
    else if (key === 'Escape') this.close(true);
    else if (key === 'Enter' || (key === 'Tab' && !shiftKey)) this.#choose(this.#active);
    else return false;
    return true;
  }

  render() {
    if (!this.isOpen) return nothing;
    const groups = new Map<string, TemplateResult[]>();
    this.#found.forEach((suggestion, index) => {
      const { group = '' } = suggestion;
      groups.set(group, [...(groups.get(group) ?? []), this.#option(suggestion, index)]);
    });
    return html`<div class="suggestions" id=${LIST_ID} role="listbox" aria-label=${TEXTS.suggestions}>
      ${[...groups].map(([group, options]) =>
        group
          ? html`<div role="group" aria-label=${group}>
              <div class="suggestion-group" aria-hidden="true">${group}</div>${options}
            </div>`
          : options,
      )}
    </div>`;
  }

  /** Once it is drawn: the list may be longer than its place. */
  showActive(within: ParentNode): void {
    within.querySelector('.suggestion[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #option(suggestion: Suggestion, index: number) {
    const active = index === this.#active;
    return html`<div class="suggestion" id="${LIST_ID}-${index}" role="option" aria-selected=${active}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @pointermove=${() => this.#activate(index)} @click=${() => this.#choose(index)}>
      ${icon(suggestion.icon ?? 'dot')}<span>${suggestion.label}</span>
      ${suggestion.description ? html`<small>${suggestion.description}</small>` : nothing}
    </div>`;
  }

  #activate(index: number): void {
    const active = (index + this.#found.length) % this.#found.length;
    if (active === this.#active) return;
    this.#active = active;
    this.#changed();
  }

  #choose(index: number): void {
    const chosen = this.#found[index];
    const trigger = this.#trigger;
    if (!chosen || !trigger) return;
    this.close();
    chosen.choose(trigger.start, trigger.start + 1 + trigger.query.length);
  }

  /** One question at a time; what was typed meanwhile is the next. */
  async #ask(): Promise<void> {
    this.#asking = true;
    let asked: Trigger | null = null;
    let found: Suggestion[] = [];
    while (this.#trigger && asked !== this.#trigger) {
      asked = this.#trigger;
      // A page that cannot answer has nothing to offer: a message can be written all the same.
      found = await this.#search(asked).catch(() => []);
    }
    this.#asking = false;
    if (!this.#trigger) return;
    // Grouped, as they are shown.
    const groups = [...new Set(found.map(({ group }) => group))];
    found.sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
    this.#found = found;
    this.#active = 0;
    if (found.length === 0) this.close(true);
    else this.#changed(TEXTS.found(found.length));
  }
}

function isSame(a: Trigger, b: Trigger): boolean {
  return a.start === b.start && a.char === b.char;
}
