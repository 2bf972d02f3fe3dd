/** The tasks beside the chat: what is due, the lists, one task; always as they are now. */
import type { ActionConfig, WidgetRoot } from '../../protocol/widgets';
import type { Scheme } from '../../widgets/css-values';
import { el, fill } from '../dom';
import { figure } from '../figures';
import { wordsOf } from '../http';
import { type IconName, icon } from '../icon';
import { TEXTS } from '../texts';
import { listsView } from './lists';
import { ALL_OPEN, type Place, type Tab, TODAY, UPCOMING } from './places';
import { QuickAdd } from './quick-add';
import { Tabs } from './tabs';
import { act, type Change, type Counts, readCounts, readRows } from './tasks';
import { Toast } from './toast';
import { WidgetView } from './widget-view';

const BODY = 'panel-body';
/** What an open task does by itself, without being asked of the server. */
const CLOSES = 'cancel';

export interface PanelHost {
  openSearch(): void;
  openSettings(): void;
  close(): void;
}

export class Panel {
  readonly #toast = new Toast();
  readonly #rows: WidgetView;
  readonly #card: WidgetView;
  readonly #tabs: Tabs;
  readonly #quickAdd: QuickAdd;
  readonly #root: HTMLElement;
  readonly #host: PanelHost;
  #head = el('header');
  readonly #body = el('div', { class: 'panel-body', id: BODY, role: 'tabpanel', tabindex: '-1' });
  readonly #problem = el('p', { class: 'problem', 'aria-live': 'polite' });
  #tab: Tab = 'today';
  #place: Place | null = TODAY;
  /** The task that is open, or the form that stands in its place. */
  #open: { taskId: string; widget: WidgetRoot } | null = null;
  #counts: Counts | null = null;
  #scheme: Scheme = 'light';
  /** Counts the questions, so that a late answer to an earlier one is dropped. */
  #asked = 0;
  /** Counts the places that were gone to: what comes late for one before opens nothing here. */
  #visit = 0;

  constructor(root: HTMLElement, host: PanelHost) {
    const report = (error: unknown) => this.#say(wordsOf(error));
    this.#rows = new WidgetView((action) => this.#perform(action), report);
    this.#card = new WidgetView((action) => this.#perform(action), report);
    this.#tabs = new Tabs(BODY, (tab) => this.#choose(tab));
    this.#root = root;
    this.#host = host;
    this.#quickAdd = new QuickAdd(
      () => this.#place?.usual ?? {},
      (change) => this.#changed(change),
    );
    fill(
      root,
      this.#head,
      this.#quickAdd.element,
      this.#tabs.element,
      this.#problem,
      this.#body,
      this.#toast.element,
    );
    this.#name();
  }

  /** Says everything in the language that is shown now, and asks the server for its words. */
  relabel(): void {
    this.#name();
    this.#toast.hide();
    void this.#reopen(this.#isForm() ? '' : (this.#open?.taskId ?? ''), this.#visit);
  }

  #name(): void {
    this.#root.setAttribute('aria-label', TEXTS.tasks);
    const before = this.#head;
    this.#head = head(this.#host);
    before.replaceWith(this.#head);
    this.#quickAdd.relabel();
    this.#tabs.show(this.#tab, this.#counts);
  }

  /** Draws in the colours of the page. */
  dress(scheme: Scheme): void {
    this.#scheme = scheme;
    this.#rows.element.scheme = scheme;
    this.#card.element.scheme = scheme;
  }

  /** Reads everything again. Nothing blinks: what is there stays until the answer has come. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const place = this.#place;
      const open = this.#open;
      const [counts, rows, task] = await Promise.all([
        readCounts(),
        place && readRows(place.filters),
        open && this.#read(open.taskId),
      ]);
      if (asked !== this.#asked) return;
      this.#counts = counts;
      this.#say('');
      this.#tabs.show(this.#tab, counts);
      // A form is not taken from under somebody's hands.
      if (this.#open && this.#isForm()) return;
      if (open) this.#open = task;
      await this.#draw(rows);
    } catch (error) {
      if (asked === this.#asked) this.#say(wordsOf(error));
    }
  }

  async #draw(rows: { widget: WidgetRoot; total: number } | null): Promise<void> {
    this.#body.setAttribute('aria-labelledby', `tab-${this.#tab}`);
    if (this.#open) {
      this.#set(
        backTo(this.#place?.title ?? TEXTS.lists, () => this.#leave()),
        this.#card.element,
      );
      await this.#card.show(this.#open.widget, this.#scheme);
    } else if (!this.#place) {
      fill(this.#body, this.#counts && listsView(this.#counts, (place) => this.#go(place)));
    } else if (rows) {
      const isEmpty = rows.total === 0;
      this.#set(
        this.#tab === 'lists' && this.#heading(this.#place),
        isEmpty ? this.#emptyView(this.#place) : this.#rows.element,
      );
      if (!isEmpty) await this.#rows.show(rows.widget, this.#scheme);
    }
  }

  /** What is there already stays where it is, with its focus. */
  #set(...children: (HTMLElement | false)[]): void {
    const wanted = children.filter((child) => child !== false);
    const last = wanted.at(-1);
    if (
      last &&
      this.#body.lastElementChild === last &&
      this.#body.childElementCount === wanted.length
    ) {
      return;
    }
    fill(this.#body, ...wanted);
  }

  /** Where nothing is due there may be tasks all the same. */
  #emptyView(place: Place): HTMLElement {
    const open = this.#tab === 'lists' ? 0 : (this.#counts?.open ?? 0);
    const view = emptyView(place, open, () => {
      this.#tab = 'lists';
      this.#tabs.show(this.#tab, this.#counts);
      this.#go(ALL_OPEN);
    });
    const now = this.#body.lastElementChild;
    return now?.isEqualNode(view) ? (now as HTMLElement) : view;
  }

  #heading(place: Place): HTMLElement {
    const back = backTo(TEXTS.lists, () => this.#choose('lists'));
    back.append(el('h3', { class: 'place', dir: 'auto' }, place.title));
    return back;
  }

  #choose(tab: Tab): void {
    this.#tab = tab;
    this.#place = { today: TODAY, upcoming: UPCOMING, lists: null }[tab];
    this.#tabs.show(tab, this.#counts);
    void this.#start();
  }

  #go(place: Place): void {
    this.#place = place;
    void this.#start().then(() => this.#body.focus({ preventScroll: true }));
  }

  #leave(): void {
    void this.#start().then(() => this.#body.focus({ preventScroll: true }));
  }

  /** Goes to another place: nothing of the one before may stay on the screen. */
  async #start(): Promise<void> {
    this.#visit += 1;
    this.#open = null;
    fill(this.#body);
    this.#body.scrollTop = 0;
    await this.refresh();
  }

  async #perform(action: ActionConfig): Promise<void> {
    const visit = this.#visit;
    this.#say('');
    if (action.type === CLOSES) return this.#reopen(this.#open?.taskId ?? '', visit);
    const { change, widget } = await act(action);
    if (change) this.#tell(change);
    // A form that was sent and is none any more had nothing to change.
    const isSent = this.#isForm() && widget !== null && !isForm(widget);
    if (change || !widget || isSent) return this.#settle(action, visit);
    if (visit !== this.#visit) return;
    const taskId = String(action.payload?.task_id ?? this.#open?.taskId ?? '');
    this.#open = { taskId, widget };
    await this.#draw(null);
    this.#body.scrollTop = 0;
  }

  /** After a change: an open task is shown as it is now, and is no more when it was deleted. */
  async #settle({ type }: ActionConfig, visit: number): Promise<void> {
    const { taskId = '' } = this.#open ?? {};
    if (this.#open && visit === this.#visit) {
      await this.#reopen(type === 'delete_task' ? '' : taskId, visit);
    } else {
      await this.refresh();
    }
  }

  /** Shows the task; without one, the place it was opened from. */
  async #reopen(taskId: string, visit: number): Promise<void> {
    const open = taskId ? await this.#read(taskId) : null;
    if (visit === this.#visit) {
      this.#open = open;
      if (!open) fill(this.#body);
    }
    await this.refresh();
  }

  #isForm(): boolean {
    return this.#open !== null && isForm(this.#open.widget);
  }

  async #read(taskId: string): Promise<{ taskId: string; widget: WidgetRoot } | null> {
    if (!taskId) return null;
    const { widget } = await act({ type: 'get_task', payload: { task_id: taskId } });
    return widget && { taskId, widget };
  }

  #changed(change: Change): void {
    this.#tell(change);
    void this.refresh();
  }

  #tell({ message, changeId }: Change): void {
    const undo = async () => {
      try {
        await act({ type: 'undo', payload: { change_id: changeId } });
        await this.refresh();
      } catch (error) {
        this.#say(wordsOf(error));
      }
    };
    this.#toast.show(message, changeId ? undo : null);
  }

  #say(problem: string): void {
    this.#problem.textContent = problem;
  }
}

function isForm(widget: WidgetRoot): boolean {
  return 'asForm' in widget && widget.asForm === true;
}

function head(host: PanelHost): HTMLElement {
  return el(
    'header',
    { class: 'panel-head' },
    el('img', { src: '/assets/icon.svg', alt: '', width: '24', height: '24' }),
    el('h2', {}, TEXTS.tasks),
    button('search', TEXTS.search, () => host.openSearch()),
    button('settings', TEXTS.settings, () => host.openSettings()),
    button('chat', TEXTS.closeTasks, () => host.close(), 'to-chat'),
  );
}

function button(name: IconName, label: string, onclick: () => void, extra = '') {
  const properties = { type: 'button', class: `round ${extra}`, 'aria-label': label, title: label };
  return el('button', { ...properties, onclick }, icon(name));
}

function backTo(label: string, onclick: () => void): HTMLElement {
  return el(
    'div',
    { class: 'way-back' },
    el('button', { type: 'button', class: 'back', onclick }, icon('back'), label),
  );
}

function emptyView(place: Place, open: number, showAll: () => void): HTMLElement {
  const all = () => [TEXTS.allOpen, el('span', { class: 'count' }, figure(open))];
  return el(
    'div',
    { class: 'empty' },
    icon(place.icon),
    el('p', {}, place.empty),
    open > 0 && el('button', { type: 'button', class: 'small', onclick: showAll }, ...all()),
  );
}
