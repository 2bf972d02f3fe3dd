// Draws tasks as rows. Words of the user are only ever set as text.
import { isOver, spoken } from './dates.js';

const rows = document.getElementById('rows');
const template = document.getElementById('row').content.firstElementChild;
const drawn = new Map();

/** Make the rows show these tasks in this order, leaving the keyboard where it is. */
export function drawRows(tasks, busy, isReadOnly) {
  const wanted = new Set(tasks.map(({ id }) => id));
  for (const [id, row] of drawn) {
    if (!wanted.has(id)) {
      row.remove();
      drawn.delete(id);
    }
  }
  let place = rows.firstElementChild;
  for (const task of tasks) {
    const row = drawn.get(task.id) ?? newRow(task);
    drawRow(row, task, busy.has(task.id));
    row.querySelector('.done').disabled = isReadOnly;
    if (row === place) place = place.nextElementSibling;
    else rows.insertBefore(row, place);
  }
}

/** Open or close the row's choice of a day. */
export function toggleEditor(row, isOpen, day = '') {
  const button = row.querySelector('.date');
  row.querySelector('.editor').hidden = !isOpen;
  button.setAttribute('aria-expanded', isOpen);
  const input = row.querySelector('[type=date]');
  input.value = day;
  (isOpen ? input : button).focus();
}

/** Return the same control of the row above or below. */
export function neighbour(control, step) {
  const row = control.closest('li');
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  return next?.querySelector(`.${control.classList[0]}`);
}

function newRow({ id }) {
  const row = template.cloneNode(true);
  row.dataset.id = id;
  row.querySelector('.title').id = `title-${id}`;
  row.querySelector('.done').setAttribute('aria-labelledby', `title-${id}`);
  drawn.set(id, row);
  return row;
}

function drawRow(row, task, isBusy) {
  const part = (name) => row.querySelector(name);
  const inTrash = task.status === 'trash';
  row.classList.toggle('is-done', task.status === 'completed');
  row.setAttribute('aria-busy', isBusy);
  part('.title').textContent = task.title;
  part('.facts').replaceChildren(...facts(task));
  part('.done').checked = task.status === 'completed';
  part('.done').hidden = part('.date').hidden = part('.delete').hidden = inTrash;
  part('.restore').hidden = !inTrash;
  part('.restore').ariaLabel = `Restore: ${task.title}`;
  part('.date').ariaLabel = `Reschedule: ${task.title}`;
  part('.delete').ariaLabel = `Delete: ${task.title}`;
  part('.editor').ariaLabel = `New day for ${task.title}`;
}

function* facts({ status, due, repeat_words: repeat, priority, list, tags, parent, description }) {
  if (due) {
    const isLate = status === 'pending' && isOver(due);
    yield fact((isLate ? 'Overdue: ' : '') + spoken(due), isLate ? 'late' : '');
  }
  if (repeat) yield fact(`↻ ${repeat}`);
  if (priority && priority !== 'none') yield fact(`${priority} priority`);
  if (list) yield fact(list);
  for (const tag of tags ?? []) yield fact(`#${tag}`);
  if (parent) yield fact(`part of task ${parent}`);
  if (description) yield fact(description, 'note');
}

function fact(text, kind = '') {
  const element = document.createElement('span');
  element.className = kind;
  element.dir = 'auto';
  element.textContent = text;
  return element;
}
