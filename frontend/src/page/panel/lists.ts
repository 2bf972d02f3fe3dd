/** All lists with their counts, to go to one. */
import { el } from '../dom';
import { figure } from '../figures';
import { icon } from '../icon';
import { TEXTS } from '../texts';
import { ALL_OPEN, COMPLETED, listPlace, type Place, TRASH, UNDATED } from './places';
import type { Counts } from './tasks';

export function listsView(counts: Counts, go: (place: Place) => void): HTMLElement {
  const named = counts.lists.filter(({ list }) => list !== null);
  return el(
    'nav',
    { class: 'lists', 'aria-label': TEXTS.lists },
    el(
      'ul',
      {},
      entry(ALL_OPEN, go, counts.open, counts.overdue),
      entry(UNDATED, go, counts.undated),
    ),
    named.length > 0
      ? el(
          'ul',
          {},
          ...named.map(({ list, open, overdue }) =>
            entry(listPlace(list ?? ''), go, open, overdue),
          ),
        )
      : el('p', { class: 'quiet' }, TEXTS.noLists),
    el('ul', {}, entry(COMPLETED, go), entry(TRASH, go)),
  );
}

function entry(place: Place, go: (place: Place) => void, open?: number, overdue = 0) {
  return el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'list-entry', onclick: () => go(place) },
      icon(place.icon),
      el('span', { class: 'list-name', dir: 'auto' }, place.title),
      overdue > 0 && el('span', { class: 'overdue' }, TEXTS.overdue(overdue)),
      open !== undefined && el('span', { class: 'count' }, figure(open)),
    ),
  );
}
