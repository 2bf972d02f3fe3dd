/** What the panel asks of the task list, and tells it. */
import { readEventData } from '../../protocol/sse';
import type { ActionConfig, WidgetRoot } from '../../protocol/widgets';
import { ask, askWith, send, withBody } from '../http';

const PATH = '/api/chatkit/tasks';
const ACTION = '/api/chatkit/action';
const MOST = 100;

export type Filters = Readonly<Record<string, string>>;

export interface Rows {
  widget: WidgetRoot;
  total: number;
}

export interface ListCount {
  list: string | null;
  open: number;
  overdue: number;
}

export interface Counts {
  today: number;
  overdue: number;
  upcoming: number;
  undated: number;
  open: number;
  lists: ListCount[];
}

export interface Change {
  message: string;
  /** Null if nothing had to change. */
  changeId: string | null;
}

/** What an action came to: what it changed, and what is to be seen then. */
export interface Outcome {
  change: Change | null;
  widget: WidgetRoot | null;
}

export function readRows(filters: Filters): Promise<Rows> {
  return ask(`${PATH}?${new URLSearchParams({ bare: 'true', limit: String(MOST), ...filters })}`);
}

export function readCounts(): Promise<Counts> {
  return ask(`${PATH}/counts`);
}

/** `key`: sent again with the same one, the line adds nothing. */
export async function addLine(text: string, usual: Filters, key: string): Promise<Change> {
  const body = { ...usual, text, request_id: key };
  const made = await askWith<{ message: string; change_id: string | null }>('POST', PATH, body);
  return { message: made.message, changeId: made.change_id };
}

/** Does what a button of a widget says, outside any conversation. */
export async function act({ type, payload = {} }: ActionConfig): Promise<Outcome> {
  const answer = await send(ACTION, withBody('POST', { type, payload }));
  const outcome: Outcome = { change: null, widget: null };
  if (!answer.body) return outcome;
  for await (const data of readEventData(answer.body)) {
    const event = JSON.parse(data);
    if (event.type !== 'widget') continue;
    const { widget, change } = event;
    outcome.widget = widget;
    if (change) outcome.change = { message: change.message, changeId: change.change_id };
  }
  return outcome;
}
