/** What the panel can show, and how it is asked for. */
import type { IconName } from '../icon';
import { TEXTS } from '../texts';
import type { Filters } from './tasks';

export const TABS = ['today', 'upcoming', 'lists'] as const;
export type Tab = (typeof TABS)[number];

/** Tasks of one kind. */
export interface Place {
  title: string;
  filters: Filters;
  /** What is said when there are none. */
  empty: string;
  /** What a new task has that does not say otherwise. */
  usual: Filters;
  icon: IconName;
}

const PENDING = { status: 'pending' };
/** Up to here a list is named among all; its tasks are asked for by day. */
const BY_DAY = { ...PENDING, sort: 'due' };

export const TODAY: Place = {
  title: TEXTS.today,
  filters: { ...BY_DAY, due_to: 'today' },
  empty: TEXTS.emptyToday,
  usual: { due: 'today' },
  icon: 'today',
};
export const UPCOMING: Place = {
  title: TEXTS.upcoming,
  filters: { ...BY_DAY, due_from: 'tomorrow' },
  empty: TEXTS.emptyUpcoming,
  usual: {},
  icon: 'upcoming',
};
export const ALL_OPEN: Place = {
  title: TEXTS.allOpen,
  filters: BY_DAY,
  empty: TEXTS.emptyList,
  usual: {},
  icon: 'inbox',
};
export const UNDATED: Place = {
  title: TEXTS.noDate,
  filters: { ...PENDING, when: 'someday' },
  empty: TEXTS.emptyUndated,
  usual: {},
  icon: 'undated',
};
export const COMPLETED: Place = {
  title: TEXTS.completed,
  filters: { status: 'completed', sort: 'updated' },
  empty: TEXTS.emptyCompleted,
  usual: {},
  icon: 'done',
};
export const TRASH: Place = {
  title: TEXTS.trash,
  filters: { status: 'trash', sort: 'updated' },
  empty: TEXTS.emptyTrash,
  usual: {},
  icon: 'trash',
};

export function listPlace(list: string): Place {
  return {
    title: list,
    filters: { ...BY_DAY, list },
    empty: TEXTS.emptyList,
    usual: { list },
    icon: 'list',
  };
}
