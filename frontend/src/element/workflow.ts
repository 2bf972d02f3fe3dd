/** The steps behind an answer: tool calls and thoughts, folded away unless asked for. */
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import { renderMarkdown } from '../markdown/markdown';
import type { Task, Workflow } from '../protocol/items';
import { renderSources } from './sources';
import type { ThreadView } from './thread-view';

export function renderWorkflow(workflow: Workflow, live: boolean, view: ThreadView) {
  const { tasks } = workflow;
  if (tasks.length === 0) return nothing;
  const current = tasks.findLast((task) => live && task.status_indicator === 'loading');
  return html`<details class="workflow" ?open=${workflow.expanded ?? false}>
    <summary aria-busy=${current ? 'true' : nothing}>
      ${current ? html`<span class="spinner"></span>` : icon(summaryIcon(workflow))}
      <span class=${current ? 'shimmer' : ''}>${(current && titleOf(current)) || summaryText(workflow)}</span>
      ${icon('chevron-down')}
    </summary>
    <div class="tasks">${tasks.map((task) => renderTask(task, live, view))}</div>
  </details>`;
}

export function renderTask(task: Task, live: boolean, view: ThreadView) {
  return html`<div class="task">
    ${
      live && task.status_indicator === 'loading'
        ? html`<span class="spinner"></span>`
        : icon(task.icon ?? (task.status_indicator === 'complete' ? 'check' : 'dot'))
    }
    <div>${titleOf(task)}${task.content ? renderMarkdown(task.content, view.markdown) : nothing}${renderSources(task.sources ?? [], view)}</div>
  </div>`;
}

function titleOf({ title, title_query, queries }: Task): string {
  return title ?? title_query ?? queries?.join(', ') ?? '';
}

function summaryText({ summary, tasks, type }: Workflow): string {
  if (summary && 'title' in summary && summary.title) return summary.title;
  const thinks = type === 'reasoning';
  if (summary && 'duration' in summary) {
    const seconds = Math.round(summary.duration * 10) / 10;
    return thinks ? TEXTS.thoughtFor(Math.round(seconds)) : TEXTS.doneIn(seconds);
  }
  const [only] = tasks;
  if (tasks.length === 1 && only && titleOf(only)) return titleOf(only);
  return thinks ? TEXTS.thoughts : TEXTS.steps(tasks.length);
}

function summaryIcon({ summary, type }: Workflow): string {
  if (summary && 'icon' in summary && summary.icon) return summary.icon;
  return type === 'reasoning' ? 'lightbulb' : 'check-circle';
}
