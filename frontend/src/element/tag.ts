/** A tag in a message: shown at a rest, opened with a click. */
import { html, nothing } from 'lit';
import type { Tag } from './draft';
import type { TagPreview } from './tag-preview';

export interface TagView {
  readonly preview: TagPreview;
  /** What the page does with a click, if anything. */
  readonly open: ((tag: Tag) => void) | undefined;
}

/** `content` is what is seen of it; then `name` says what it is called. */
export function renderTag(
  tag: Tag,
  { preview, open }: TagView,
  content: unknown = tag.text,
  name?: string,
) {
  if (!tag.interactive || !(open || preview.isOffered))
    return html`<span class="tag">${content}</span>`;
  const show = (rest?: number) => (event: Event) =>
    preview.show(tag, event.currentTarget as Element, rest);
  const click = (event: Event) => {
    if (!open) return show(0)(event);
    preview.hide();
    open(tag);
  };
  return html`<button type="button" class="tag" aria-label=${name ?? nothing} @click=${click} @pointerenter=${show()}
    @pointerleave=${preview.leave} @focus=${show(0)} @blur=${preview.leave}>${content}</button>`;
}
