/** What the panel can show, and how it is asked for. */
import type { IconName } from '../icon';
import { TEXTS } from '../texts';
import type { Filters } from './tasks';

export const TABS = ['today', 'upcoming', 'lists'] as const;
export type Tab = (typeof TABS)[number];

/** Tasks of one kind. Its words are those of the language that is shown when they are read. */
export interface Place {
  readonly title: string;
  filters: Filters;
  /** What is said when there are none. */
  readonly empty: string;
  /** What a new task has that does not say otherwise. */
  usual: Filters;
  icon: IconName;
}

const PENDING = { status: 'pending' };
/** Up to here a list is named among all; its tasks are asked for by day. */
const BY_DAY = { ...PENDING, sort: 'due' };

export const TODAY: Place = {
  get title() {
    return TEXTS.today;
  },
  filters: { ...BY_DAY, due_to: 'today' },
  get empty() {
    return TEXTS.emptyToday;
  },
  usual: { due: 'today' },
  icon: 'today',
};
export const UPCOMING: Place = {
  get title() {
    return TEXTS.upcoming;
  },
  filters: { ...BY_DAY, due_from: 'tomorrow' },
  get empty() {
    return TEXTS.emptyUpcoming;
  },
  usual: {},
  icon: 'upcoming',
};
export const ALL_OPEN: Place = {
  get title() {
    return TEXTS.allOpen;
  },
  filters: BY_DAY,
  get empty() {
    return TEXTS.emptyList;
  },
  usual: {},
  icon: 'inbox',
};
export const UNDATED: Place = {
  get title() {
    return TEXTS.noDate;
  },
  filters: { ...PENDING, when: 'someday' },
  get empty() {
    return TEXTS.emptyUndated;
  },
  usual: {},
  icon: 'undated',
};
export const COMPLETED: Place = {
  get title() {
    return TEXTS.completed;
  },
  filters: { status: 'completed', sort: 'updated' },
  get empty() {
    return TEXTS.emptyCompleted;
  },
  usual: {},
  icon: 'done',
};
export const TRASH: Place = {
  get title() {
    return TEXTS.trash;
  },
  filters: { status: 'trash', sort: 'updated' },
  get empty() {
    return TEXTS.emptyTrash;
  },
  usual: {},
  icon: 'trash',
};

export function listPlace(list: string): Place {
  return {
    title: list,
    filters: { ...BY_DAY, list },
    get empty() {
      return TEXTS.emptyList;
    },
    usual: { list },
    icon: 'list',
  };
}
