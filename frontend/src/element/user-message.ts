/** What the person wrote. */
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { LOCALE, TEXTS } from '../languages/texts';
import { safeImage } from '../markdown/links';
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
            // A picture is shown by its address: the browser sends the cookies of its own origin along.
            const src =
              attachment.type === 'image'
                ? safeImage(attachment.preview_url, view.markdown.imageHosts)
                : null;
            return src
              ? html`<img class="attachment" src=${src} alt=${attachment.name} />`
              : html`<span class="file">${icon('document')}<span class="file-name">${attachment.name}</span></span>`;
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
