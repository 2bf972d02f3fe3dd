/** The conversation itself: how it begins, or its turns. */
import type { ChatKitOptions } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { TEXTS } from '../languages/texts';
import type { ChatContext } from './chat-context';
import type { Outbox } from './outbox';
import { renderStartScreen } from './start-screen';
import type { ThreadView } from './thread-view';
import { renderTurns } from './turn-list';

export function renderLog(
  options: ChatKitOptions,
  chat: ChatContext,
  view: ThreadView,
  outbox: Outbox,
) {
  const { conversation } = chat;
  const { items, loading, pending, responding, thread } = conversation.state;
  const isNew = items.length === 0 && !pending && !thread && !responding && !loading;
  return html`<div class="column ${isNew ? 'new' : ''}">
    ${isNew ? renderStartScreen(options.startScreen ?? {}, outbox.choosePrompt) : nothing}
    ${loading ? html`<p class="progress" role="status"><span class="pulse"></span>${TEXTS.loading}</p>` : nothing}
    <div role="log" aria-live="off" aria-label=${TEXTS.conversation}>${renderTurns(
      conversation.state,
      view,
      {
        loadOlder: () => void loadOlder(chat),
        retry: () => void conversation.retry(),
        dismissFailure: () => conversation.dismissFailure(),
      },
    )}</div>
  </div>`;
}

async function loadOlder({ conversation, scroll }: ChatContext): Promise<void> {
  try {
    await scroll.keepPlace(() => conversation.visit.loadOlder());
  } catch (error) {
    conversation.fail(error);
  }
}
