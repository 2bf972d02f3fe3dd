/** The line above a Card or ListView. */
import type { Widgets } from '@openai/chatkit';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon';
import { safeServerImage } from '../markdown/links';
import type { WidgetContext } from './context';

export function renderStatus(
  status: Widgets.Card['status'],
  context: WidgetContext,
): TemplateResult | typeof nothing {
  if (!status) return nothing;
  return html`<div class="status">${mark(status, context)}<span>${status.text}</span></div>`;
}

function mark(status: NonNullable<Widgets.Card['status']>, context: WidgetContext) {
  if ('icon' in status && status.icon) return icon(status.icon);
  if (!('favicon' in status) || !status.favicon) return nothing;
  const src = safeServerImage(status.favicon, context.markdown);
  return src
    ? html`<img class="favicon ${status.frame ? 'frame' : ''}" src=${src} alt="" referrerpolicy="no-referrer" />`
    : nothing;
}
