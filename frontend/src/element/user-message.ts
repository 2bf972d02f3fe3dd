/** What the person wrote. */
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { LOCALE, TEXTS } from '../languages/texts';
import { safeServerImage } from '../markdown/links';
import { parseInstant } from '../protocol/instants';
import type { UserMessageItem } from '../protocol/items';
import { renderTag } from './tag';
import type { ThreadView } from './thread-view';

export function renderUserMessage(item: UserMessageItem, view: ThreadView) {
  return html`<article class="user" part="message" aria-label=${TEXTS.yourMessage}>
    ${item.quoted_text ? html`<blockquote>${item.quoted_text}</blockquote>` : nothing}
    ${
      item.attachments?.length
        ? html`<div class="attached">${item.attachments.map((attachment) => {
            const { name } = attachment;
            const file = html`<span class="file">${icon('document')}<span class="file-name">${name}</span></span>`;
            if (attachment.type !== 'image') return file;
            const { preview_url: src } = attachment;
            return html`<ck-picture .src=${src} .isAllowed=${safeServerImage(src, view.markdown) !== null} .name=${name} .client=${view.client} .instead=${file}></ck-picture>`;
          })}</div>`
        : nothing
    }
    ${
      item.content.length > 0
        ? html`<div class="bubble" title=${parseInstant(item.created_at).toLocaleString(LOCALE)}>${item.content.map(
            (part) => (part.type === 'input_tag' ? renderTag(part, view.tags) : part.text),
          )}</div>`
        : nothing
    }
  </article>`;
}
