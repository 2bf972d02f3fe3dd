/** Below the conversation: the composer, or what takes its place. */
import type { ChatKitOptions } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { ChatState } from '../state/chat-state';
import type { Outbox } from './outbox';
import type { ScrollFollower } from './scroll-follower';
import { askedNow } from './structured-input';

export interface FootParts {
  outbox: Outbox;
  scroll: ScrollFollower;
  disclaimer: unknown;
}

export function renderFoot(options: ChatKitOptions, state: ChatState, parts: FootParts) {
  const status = state.thread?.status;
  const reason = status && 'reason' in status ? status.reason : undefined;
  const { scroll } = parts;
  return html`<footer class="foot">
    ${scroll.atBottom ? nothing : html`<button type="button" class="round to-newest" aria-label=${TEXTS.newest} @click=${() => scroll.toBottom()}>${icon('chevron-down')}</button>`}
    ${
      status?.type === 'closed'
        ? html`<p class="notice info">${icon('info')}${reason ?? TEXTS.threadClosed}</p>`
        : renderInput(
            options,
            state,
            status?.type === 'locked' ? (reason ?? ' ') : '',
            parts.outbox,
          )
    }
    ${parts.disclaimer}
  </footer>`;
}

function renderInput(options: ChatKitOptions, state: ChatState, locked: string, outbox: Outbox) {
  const asked = askedNow(state);
  const asks = asked !== null && !state.responding;
  const { composer = {} } = options;
  return html`${
    // Hidden and kept: when its answer does not get through, what was chosen is still there.
    keyed(
      asked?.id,
      asked
        ? html`<ck-question .item=${asked} ?hidden=${!asks} .onAnswer=${outbox.answer}></ck-question>`
        : nothing,
    )
  }<ck-composer ?hidden=${asks} .placeholder=${composer.placeholder ?? TEXTS.composerPlaceholder}
    .loading=${state.loading} .responding=${state.responding && state.cancellable} .locked=${locked}
    .tools=${composer.tools ?? []} .models=${composer.models ?? []}
    .attachments=${composer.attachments?.enabled ? composer.attachments : undefined}
    .dictation=${composer.dictation?.enabled ?? false} .entities=${options.entities}
    .commands=${options.commands} .host=${outbox}></ck-composer>`;
}
