/** Today, Upcoming, Lists: arrow keys go from one to the next (the tabs pattern of ARIA's guide). */
import { el, fill } from '../dom';
import { figure } from '../figures';
import { TEXTS } from '../texts';
import { TABS, type Tab } from './places';
import type { Counts } from './tasks';

export class Tabs {
  readonly element = el('div', {
    role: 'tablist',
    class: 'tabs',
    onkeydown: (event: KeyboardEvent) => this.#keydown(event),
  });
  readonly #buttons: Map<Tab, HTMLButtonElement>;
  readonly #choose: (tab: Tab) => void;

  constructor(bodyId: string, choose: (tab: Tab) => void) {
    this.#choose = choose;
    this.#buttons = new Map(
      TABS.map((tab) => [
        tab,
        el('button', {
          type: 'button',
          role: 'tab',
          id: `tab-${tab}`,
          'aria-controls': bodyId,
          onclick: () => choose(tab),
        }),
      ]),
    );
    fill(this.element, ...this.#buttons.values());
  }

  show(chosen: Tab, counts: Counts | null): void {
    this.element.setAttribute('aria-label', TEXTS.tasks);
    for (const [tab, button] of this.#buttons) {
      const isChosen = tab === chosen;
      button.setAttribute('aria-selected', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
      const count = counts && countOf(tab, counts);
      const late = tab === 'today' && counts && counts.overdue > 0 ? ' late' : '';
      const number = count ? el('span', { class: `count${late}` }, figure(count)) : null;
      fill(button, TEXTS[tab], number);
    }
  }

  #keydown(event: KeyboardEvent): void {
    const forward = getComputedStyle(this.element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = event.key === forward ? 1 : event.key.startsWith('Arrow') ? -1 : 0;
    if (step === 0 || event.key === 'ArrowUp' || event.key === 'ArrowDown') return;
    event.preventDefault();
    const now = TABS.findIndex((tab) => this.#buttons.get(tab) === document.activeElement);
    const next = TABS[(now + step + TABS.length) % TABS.length];
    if (!next) return;
    this.#choose(next);
    this.#buttons.get(next)?.focus();
  }
}

function countOf(tab: Tab, counts: Counts): number {
  if (tab === 'lists') return 0;
  return counts[tab];
}
