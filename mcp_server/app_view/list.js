// The tasks on show, without a word about how they look.

/** What `list_tasks` gave for its arguments, and what changes made of it since. */
export class TaskList {
  constructor(filters) {
    this.filters = filters ?? {};
    this.status = this.filters.status ?? 'pending';
    this.tasks = [];
    this.elsewhere = 0;
  }

  /** Completed tasks stay where they were until the list is loaded anew. */
  get visible() {
    return this.tasks.filter((task) => (task.status === 'trash') === (this.status === 'trash'));
  }

  /** How many tasks fit the status, on show or not. */
  get total() {
    return this.elsewhere + this.#fitting();
  }

  append({ tasks, total, next_cursor: cursor }) {
    const known = this.tasks.map(({ id }) => id);
    this.tasks.push(...tasks.filter(({ id }) => !known.includes(id)));
    this.cursor = cursor;
    this.elsewhere = total - this.#fitting();
  }

  /** Take in tasks as they are now, new ones first; touched ones that are not among them go. */
  merge(tasks, touched = []) {
    const left = tasks.map(({ id }) => id);
    this.tasks = this.tasks.filter(({ id }) => left.includes(id) || !touched.includes(id));
    for (const task of tasks) {
      const index = this.tasks.findIndex(({ id }) => id === task.id);
      if (index < 0) this.tasks.unshift(task);
      else this.tasks[index] = task;
    }
  }

  #fitting() {
    return this.visible.filter(({ status }) => [status, 'all'].includes(this.status)).length;
  }
}
