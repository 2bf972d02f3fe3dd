/** The conversation: its turns, then what is going on right now. */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import { renderMarkdown } from '../markdown/markdown';
import type { Notice } from '../protocol/events';
import type { ChatState } from '../state/chat-state';
import { renderAnswerActions } from './answer-actions';
import { renderItem } from './thread-item';
import type { ThreadView } from './thread-view';
import { type Turn, turnsOf } from './turns';
import { renderUserMessage } from './user-message';

export interface TurnListActions {
  loadOlder(): void;
  retry(): void;
  dismissFailure(): void;
}

export function renderTurns(state: ChatState, view: ThreadView, actions: TurnListActions) {
  const turns = turnsOf(state.items);
  return html`
    ${
      state.olderCursor
        ? html`<button type="button" class="quiet-button" @click=${() => actions.loadOlder()}>${TEXTS.earlier}</button>`
        : nothing
    }
    ${repeat(
      turns,
      ({ message, answer }) => message?.id ?? answer[0]?.id,
      (turn, index) => {
        const live = state.responding && !state.pending && index === turns.length - 1;
        // A turn that did not change is not drawn again while another one streams.
        const inputs = [turn.message, ...turn.answer, live, view];
        return guard(inputs, () => renderTurn(turn, live, view));
      },
    )}
    ${state.pending ? html`<div class="turn">${renderUserMessage(state.pending, view)}</div>` : nothing}
    ${renderProgress(state)}
    ${state.notices.map((notice) => renderNotice(notice, view))}
    ${renderFailure(state, actions)}
  `;
}

function renderTurn(turn: Turn, live: boolean, view: ThreadView) {
  const { message, answer } = turn;
  return html`<div class="turn">
    ${message ? renderUserMessage(message, view) : nothing}
    ${
      answer.length > 0
        ? html`<article class="answer" part="answer" aria-label=${TEXTS.answer}>
            ${repeat(
              answer,
              ({ id }) => id,
              (item) => renderItem(item, live, view),
            )}
            ${live ? nothing : renderAnswerActions(turn, view)}
          </article>`
        : nothing
    }
  </div>`;
}

/** Shown until something else moves: streaming text and running steps speak for themselves. */
function renderProgress({ responding, progress, items, pending }: ChatState) {
  const last = pending ?? items.at(-1);
  const moving =
    (last?.type === 'assistant_message' && last.content.some(({ text }) => text !== '')) ||
    (last?.type === 'workflow' &&
      last.workflow.tasks.some(({ status_indicator }) => status_indicator === 'loading'));
  if (!responding || (moving && !progress)) return nothing;
  return html`<p class="progress">
    ${progress?.icon ? icon(progress.icon) : html`<span class="pulse"></span>`}
    <span class="shimmer">${progress?.text ?? TEXTS.thinking}</span>
  </p>`;
}

function renderNotice(notice: Notice, view: ThreadView) {
  return html`<div class="notice ${notice.level}" role="status">
    ${icon(notice.level === 'info' ? 'info' : 'alert')}
    <div>${notice.title ? html`<strong>${notice.title}</strong>` : nothing}${renderMarkdown(notice.message, view.markdown)}</div>
  </div>`;
}

function renderFailure({ failure, responding }: ChatState, actions: TurnListActions) {
  if (!failure) return nothing;
  return html`<div class="notice danger" role="alert">
    ${icon('alert')}<div>${failure.message}</div>
    ${failure.allowRetry && !responding ? html`<button type="button" class="pill-button" @click=${() => actions.retry()}>${TEXTS.retry}</button>` : nothing}
    <button type="button" class="round small" aria-label=${TEXTS.dismiss} @click=${() => actions.dismissFailure()}>${icon('close')}</button>
  </div>`;
}
