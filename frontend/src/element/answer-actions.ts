/** The row of buttons below a finished answer. */
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { Rating, ThreadView } from './thread-view';
import { answerText, type Turn } from './turns';

export function renderAnswerActions({ message, answer }: Turn, view: ThreadView) {
  const id = answer[0]?.id ?? '';
  const { feedback, retry } = view.itemActions;
  const hasText = answerText(answer) !== '';
  if (!hasText && !feedback && !retry) return nothing;
  const copied = view.copiedId === id;
  const thumb = (rating: Rating, label: string, name: string) =>
    html`<button type="button" class="round small" aria-label=${label} title=${label}
      aria-pressed=${view.ratings.get(id) === rating}
      @click=${() => view.rate(answer, rating)}>${icon(name)}</button>`;
  return html`<div class="actions" role="group" aria-label=${TEXTS.answerActions}>
    ${
      hasText
        ? html`<button type="button" class="round small" aria-label=${copied ? TEXTS.copied : TEXTS.copy}
            title=${copied ? TEXTS.copied : TEXTS.copy} @click=${() => view.copy(answer)}>${icon(copied ? 'check' : 'copy')}</button>`
        : nothing
    }
    ${feedback ? [thumb('positive', TEXTS.goodAnswer, 'thumbs-up'), thumb('negative', TEXTS.badAnswer, 'thumbs-down')] : nothing}
    ${
      retry && message
        ? html`<button type="button" class="round small" aria-label=${TEXTS.retry}
            title=${TEXTS.retry} @click=${() => view.retry(message.id)}>${icon('reload')}</button>`
        : nothing
    }
  </div>`;
}
