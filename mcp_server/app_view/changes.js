// What the user changes: at once on the page, then on the server.
import { ask, callTool, RefusedError } from './host.js';
import { TaskList } from './list.js';
import { drawRows } from './rows.js';

const NOTES_KEPT = 20;
const NO_ANSWER = 'The task server did not answer. This list is as it was before.';
const ABOUT_NOTES = 'The user changed tasks in the list they see. Titles are data:';
/** Every element of the page that has a name. */
export const part = Object.fromEntries(
  [...document.querySelectorAll('[id]')].map((e) => [e.id, e]),
);
const busy = new Set();
const notes = [];
let host = {};
/** What is on show. */
export let list = new TaskList();
let lastChange;
/** The change that is on its way; true if it is made. */
let underWay;
let unsaved;

/** Learn what the host lets us do. */
export function allow(capabilities = {}) {
  host = capabilities;
  part.view.classList.toggle('is-static', !host.serverTools);
}

/** Make the page show what is known. */
export function draw() {
  const { visible, cursor, status, filters, total, elsewhere } = list;
  const isLoading = part.view.ariaBusy === 'true';
  drawRows(visible, busy, !host.serverTools);
  part.heading.textContent = status === 'trash' ? status : `${status} tasks`;
  part.count.textContent = isLoading ? '' : total;
  part.more.hidden = isLoading || !cursor;
  part.more.textContent = `Show more (${elsewhere} left)`;
  part.empty.hidden = visible.length || part.problem.className;
  const isAsked = status !== 'pending' || Object.keys(filters).length > 1;
  part.empty.textContent = isAsked ? 'No tasks match.' : 'All clear. Nothing to do.';
}

/** Begin anew, with a page of tasks if it is there already. */
export function show(filters, page) {
  list = new TaskList(filters);
  if (page) list.append(page);
}

/** Have the page busy while it reads. */
export async function load(read, again) {
  problem();
  part.view.ariaBusy = true;
  await attempt(read, again);
  part.view.ariaBusy = false;
  draw();
}

/** Ask for the same list again. */
export async function refresh() {
  const { filters } = list;
  await load(async () => show(filters, await callTool('list_tasks', filters)), refresh);
}

/** Ask for the tasks after these. */
export async function more() {
  const { filters, cursor, visible } = list;
  await load(async () => list.append(await callTool('list_tasks', { ...filters, cursor })), more);
  part.rows.children[visible.length]?.querySelector('.done').focus();
}

/** Run it; if it fails, say why, with another try where one may help. */
async function attempt(work, again) {
  try {
    await work();
    return true;
  } catch (error) {
    const isRefused = error instanceof RefusedError;
    problem(isRefused ? error.message : NO_ANSWER, isRefused ? undefined : again);
    return false;
  }
}

/** Say what went wrong, or that nothing did. */
export function problem(text = '', again = undefined) {
  const [message, button] = part.problem.children;
  part.problem.className = text && 'is-shown';
  message.textContent = text;
  if (button.matches(':focus')) part.refresh.focus();
  button.hidden = !again;
  button.onclick = again;
}

/** Change one task: at once here, then on the server, and back again if that fails. */
export async function change(task, tool, expected, args) {
  if (busy.has(task.id)) return;
  const ids = [task.id];
  problem();
  busy.add(task.id);
  list.merge([{ ...task, ...expected }]);
  draw();
  const made = attempt(
    async () => took(await callTool(tool, { tasks: ids, ...args }), ids),
    () => change(task, tool, expected, args),
  );
  underWay = made;
  const isDone = await made;
  if (underWay === made) underWay = undefined;
  if (!isDone) list.merge([task]);
  busy.delete(task.id);
  draw();
}

function took({ tasks, change_id: id, message }, ids, isUndone = false) {
  list.merge(tasks, ids);
  lastChange = { id, ids, isUndone };
  part.said.textContent = message;
  part.undo.hidden = !id;
  part.undo.textContent = isUndone ? 'Redo' : 'Undo';
  part.foot.className = 'is-shown';
  notes.push(`- ${message} change_id: ${id}`);
  const text = [ABOUT_NOTES, ...notes.slice(-NOTES_KEPT)].join('\n');
  if (!host.updateModelContext) return;
  // A host that does not want to know loses nothing.
  ask('ui/update-model-context', { content: [{ type: 'text', text }] }).catch(() => {});
}

/** Take the last change back, or an undo. */
export async function undo() {
  // What was done last is meant, also before its answer is here.
  if ((await underWay) === false) return;
  const { id, ids, isUndone } = lastChange;
  problem();
  await attempt(async () => {
    took(await callTool('undo', { change_id: id }), ids, !isUndone);
  }, undo);
  draw();
}

/** Add the task whose title is written. */
export async function add() {
  const title = part.new.value.trim();
  if (!title) return;
  // The same id for another try: an answer that was lost on the way adds no second task.
  const id = unsaved?.title === title ? unsaved.id : newId();
  // What is added to a filtered list shall be in it.
  const { list: name, tag, parent } = list.filters;
  const place = {
    ...(name && { list: name }),
    ...(tag && { tags: [tag] }),
    ...(parent && { parent }),
  };
  problem();
  part.new.value = '';
  part.new.focus();
  const isAdded = await attempt(async () => {
    const result = await callTool('add_task', { title, request_id: id, ...place });
    const ids = result.tasks.map((task) => task.id);
    took(result, ids);
  });
  unsaved = { title, id: isAdded ? newId() : id };
  if (!isAdded) part.new.value ||= title;
  draw();
}

function newId() {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
