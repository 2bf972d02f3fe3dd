/** What an answer says, with the sources and things that it names. */
import type { Entity } from '@openai/chatkit';
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import { safeLink } from '../markdown/links';
import { renderMarkdown } from '../markdown/markdown';
import { withMarks } from '../markdown/marks';
import type { OutputText, Source } from '../protocol/items';
import { renderTag } from './tag';
import { tagOf } from './tag-preview';
import type { ThreadView } from './thread-view';

export function renderText(
  { text, annotations: given }: OutputText,
  view: ThreadView,
  live = false,
) {
  const annotations = given ?? [];
  const inside = annotations.filter(({ source, index }) => source.type === 'entity' && index);
  const marked = withMarks(
    text,
    inside.map(({ index = 0 }) => index),
  );
  const marks = inside.map(({ source }) => entity(source, view, source.inline_label));
  const below = annotations.filter((annotation) => !inside.includes(annotation));
  return html`${renderMarkdown(marked, view.markdown, marks, live)}${renderSources(
    below.map(({ source }) => source),
    view,
  )}`;
}

/** Each of them once. */
export function renderSources(sources: readonly Source[], view: ThreadView) {
  const named = new Map(
    sources.map((source) => [source.url ?? source.filename ?? source.title, source]),
  );
  if (named.size === 0) return nothing;
  return html`<ul class="sources" aria-label=${TEXTS.sources}>${[...named.values()].map(
    (source) =>
      html`<li>${source.type === 'entity' ? entity(source, view, source.title) : link(source)}</li>`,
  )}</ul>`;
}

/** In a text, its icon alone says that the name before it can be opened. */
function entity(source: Source, view: ThreadView, label = '') {
  const { id = '', title, icon: name } = source;
  const tag = tagOf({ ...source, id } as Entity);
  const called = label && label !== title ? `${title} ${label}` : title;
  return renderTag(tag, view.tags, html`${icon(name ?? 'dot')}${label}`, called);
}

function link(source: Source) {
  const href = source.url ? safeLink(source.url) : null;
  const label = source.title || source.filename || source.url || '';
  return href
    ? html`<a class="tag" href=${href} target="_blank" rel="noopener noreferrer nofollow">${icon('globe')}${label}</a>`
    : html`<span class="tag">${icon('document')}${label}</span>`;
}
