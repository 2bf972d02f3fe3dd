/** What the person wrote. */
import { html, nothing } from 'lit';
import { safeImage } from '../markdown/links';
import { parseInstant } from '../protocol/instants';
import type { UserMessageItem } from '../protocol/items';
import { TEXTS } from './texts';
import type { ThreadView } from './thread-view';

export function renderUserMessage(item: UserMessageItem, view: ThreadView) {
  return html`<article class="user" aria-label=${TEXTS.yourMessage}>
    ${item.quoted_text ? html`<blockquote>${item.quoted_text}</blockquote>` : nothing}
    ${item.attachments?.map((attachment) => {
      const src =
        attachment.type === 'image'
          ? safeImage(attachment.preview_url, view.markdown.imageHosts)
          : null;
      return src
        ? html`<img class="attachment" src=${src} alt=${attachment.name} />`
        : html`<span class="tag">${attachment.name}</span>`;
    })}
    <div class="bubble" title=${parseInstant(item.created_at).toLocaleString()}>${item.content.map(
      (part) =>
        part.type === 'input_tag' ? html`<span class="tag">${part.text}</span>` : part.text,
    )}</div>
  </article>`;
}
