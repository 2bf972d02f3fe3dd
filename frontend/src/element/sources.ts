/** The sources that an answer names. */
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { safeLink } from '../markdown/links';
import type { Annotation, Source } from '../protocol/items';

export function renderSources(annotations: readonly Annotation[]) {
  const sources = new Map(
    annotations.map(({ source }) => [source.url ?? source.filename ?? source.title, source]),
  );
  if (sources.size === 0) return nothing;
  return html`<ul class="sources" aria-label="Sources">${[...sources.values()].map(
    (source) => html`<li>${sourceLink(source)}</li>`,
  )}</ul>`;
}

function sourceLink(source: Source) {
  const href = source.url ? safeLink(source.url) : null;
  const label = source.title || source.filename || source.url || '';
  return href
    ? html`<a class="tag" href=${href} target="_blank" rel="noopener noreferrer nofollow">${icon('globe')}${label}</a>`
    : html`<span class="tag">${icon('document')}${label}</span>`;
}
