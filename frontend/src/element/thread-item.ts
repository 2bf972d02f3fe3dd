/** One item of an answer. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { icon } from '../icons/icon';
import { safeServerImage } from '../markdown/links';
import type { AssistantMessageItem, GeneratedImageItem, ThreadItem } from '../protocol/items';
import { renderText } from './sources';
import { renderAsked } from './structured-input';
import type { ThreadView } from './thread-view';
import { renderTask, renderWorkflow } from './workflow';

/** `live` is true while the item's response is still arriving. */
export function renderItem(item: ThreadItem, live: boolean, view: ThreadView) {
  switch (item.type) {
    case 'assistant_message':
      return assistantMessage(item, live, view);
    case 'widget':
      return html`<ck-widget exportparts="widget" .widget=${item.widget} .host=${view.widgetHost(item)}
        .scheme=${view.scheme}></ck-widget>`;
    case 'workflow':
      return renderWorkflow(item.workflow, live, view);
    case 'task':
      return html`<div class="workflow">${renderTask(item.task, live, view)}</div>`;
    case 'generated_image':
      return generatedImage(item, view);
    case 'structured_input':
      return renderAsked(item);
    default:
      // Client tool calls and ends of turns have nothing to see; unknown kinds stay silent.
      return nothing;
  }
}

function assistantMessage(
  item: AssistantMessageItem,
  live: boolean,
  view: ThreadView,
): TemplateResult {
  return html`<div class="assistant">${item.content.map((part) =>
    guard([part.text, part.annotations, live, view], () => renderText(part, view, live)),
  )}</div>`;
}

function generatedImage({ image }: GeneratedImageItem, view: ThreadView) {
  const src = image && safeServerImage(image.url, view.markdown);
  return src
    ? html`<img class="generated" src=${src} alt="" />`
    : html`<p class="quiet">${icon('square-image')}</p>`;
}
