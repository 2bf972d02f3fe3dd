// What the user does, and what the host says.
import {
  add,
  allow,
  change,
  draw,
  list,
  load,
  more,
  part,
  problem,
  refresh,
  show,
  undo,
} from './changes.js';
import { dayFromToday, takeRegion } from './dates.js';
import { contentOf, greet, notify, reportSize } from './host.js';
import { neighbour, toggleEditor } from './rows.js';

function reschedule(row, task, choice) {
  const day = choice === 'set' ? row.querySelector('[type=date]').value : dayFromToday(+choice);
  if (!day) return;
  toggleEditor(row, false);
  const time = task.due?.slice(10) ?? '';
  change(task, 'update_task', { due: day + time }, { due: day + time.slice(0, 6) });
}

function clicked({ target }) {
  const control = target.closest('button, .done');
  const row = control?.closest('li');
  const task = list.tasks.find(({ id }) => id === row?.dataset.id);
  if (!task) return;
  const { day } = control.dataset;
  const kind = day ? 'day' : control.classList[0];
  const reopen = () => change(task, 'reopen_task', { status: 'pending' });
  const act = {
    day: () => reschedule(row, task, day),
    never() {
      toggleEditor(row, false);
      change(task, 'update_task', { due: undefined }, { clear: ['due'] });
    },
    date: () => toggleEditor(row, row.querySelector('.editor').hidden, task.due?.slice(0, 10)),
    delete() {
      const next = neighbour(control, 1) ?? neighbour(control, -1) ?? part.new;
      change(task, 'delete_task', { status: 'trash' });
      next.focus();
    },
    restore: reopen,
    done: () =>
      task.status === 'completed'
        ? reopen()
        : change(task, 'complete_task', { status: 'completed' }),
  };
  act[kind]();
  draw();
}

function pressed(event) {
  const { key, target } = event;
  const row = target.closest('li');
  const isInEditor = target.closest('.editor');
  if (key === 'Enter' && target === part.new && !event.isComposing) add();
  if (key === 'Enter' && target.type === 'date') row.querySelector('[data-day=set]').click();
  if (key === 'Escape' && isInEditor) toggleEditor(row, false);
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (!step || isInEditor) return;
  let next;
  if (row) next = neighbour(target, step) ?? (step < 0 && part.new);
  else if (target === part.new && step > 0) next = part.rows.querySelector('.done');
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function takeContext(context) {
  const { style } = document.documentElement;
  if (context.theme) style.colorScheme = context.theme;
  for (const [name, value] of Object.entries(context.styles?.variables ?? {})) {
    style.setProperty(name, value ?? '');
  }
  const { top, right, bottom, left } = context.safeAreaInsets ?? {};
  document.body.style.padding = `${top}px ${right}px ${bottom}px ${left}px`;
  takeRegion(context);
}

const hear = {
  'tool-input'({ arguments: filters }) {
    show(filters);
  },
  'tool-result': (result) => load(async () => show(list.filters, contentOf(result))),
  'tool-cancelled'() {
    part.view.ariaBusy = false;
    problem('The request was cancelled.', refresh);
  },
  'host-context-changed': takeContext,
};

part.rows.onclick = clicked;
part.view.onkeydown = pressed;
part.save.onclick = add;
part.more.onclick = more;
part.refresh.onclick = refresh;
part.undo.onclick = undo;

const { hostCapabilities, hostContext } = await greet((method, params) => {
  hear[method.slice('ui/notifications/'.length)]?.(params);
  draw();
});
allow(hostCapabilities);
takeContext(hostContext ?? {});
draw();
notify('ui/notifications/initialized');
reportSize(document.documentElement);
