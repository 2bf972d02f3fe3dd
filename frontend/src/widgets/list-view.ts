/** ListView and its rows: the list to pick from. */

import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import { childrenOf, type WidgetNode } from '../protocol/widgets';
import { drawChildren } from './children';
import { type Renderer, themed } from './context';
import { safeValue, spacing } from './css-values';
import { setStyle } from './set-style';
import { renderStatus } from './status';

const AUTO_LIMIT = 10;
const DEEPEST_LOOK = 50;
const CONTROLS = new Set([
  'Button',
  'Input',
  'Textarea',
  'Select',
  'DatePicker',
  'Checkbox',
  'RadioGroup',
  'Form',
]);

export const renderListView: Renderer<'ListView'> = (node, outer) => {
  const { scheme, inner: context } = themed(node, outer);
  const rows = childrenOf(node);
  const limit = node.limit === 'auto' ? AUTO_LIMIT : (node.limit ?? rows.length);
  const rest = rows.slice(limit);
  return html`<div role="group" class="list-view" aria-label=${node.status?.text ?? nothing}
    data-scheme=${scheme ?? nothing}>
    ${renderStatus(node.status, context)}
    <ul class="rows">${drawChildren({ children: rows.slice(0, limit) }, context)}</ul>
    ${
      rest.length > 0
        ? html`<details class="more">
            <summary>${TEXTS.showMore(rest.length)}</summary>
            <ul class="rows">${drawChildren({ children: rest }, { ...context, path: `${context.path}/more` })}</ul>
          </details>`
        : nothing
    }
  </div>`;
};

export const renderListViewItem: Renderer<'ListViewItem'> = (node, context) => {
  const styles = { gap: spacing(node.gap), 'align-items': safeValue(node.align) };
  const { onClickAction: action } = node;
  const content = drawChildren(node, context);
  if (!action) return html`<li><div class="list-row" ${setStyle(styles)}>${content}</div></li>`;
  const running = context.isRunning(context.path);
  const pick = (event: Event) =>
    context.fire({
      action,
      widgetType: 'ListViewItem',
      path: context.path,
      auto: 'self',
      source: event.currentTarget as Element,
    });
  if (holdsControls(node as unknown as WidgetNode)) {
    // A button must not hold buttons: the row's own action gets one beside the others.
    return html`<li><div class="list-row" ${setStyle(styles)}>${content}
      <button type="button" class="button ghost secondary sm icon-only" aria-label=${TEXTS.openRow}
        aria-busy=${running} @click=${pick}>${icon('chevron-right')}</button>
    </div></li>`;
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) pick(event);
  };
  return html`<li><div class="list-row pick" role="button" tabindex="0" aria-busy=${running}
      aria-disabled=${running ? 'true' : nothing}
      ${setStyle(styles)} @click=${(event: MouseEvent) => event.detail < 2 && pick(event)} @keydown=${press}>
    ${content}${icon('chevron-right')}
  </div></li>`;
};

function holdsControls(node: WidgetNode, depth = 0): boolean {
  return (
    depth < DEEPEST_LOOK &&
    childrenOf(node).some((child) => CONTROLS.has(child.type) || holdsControls(child, depth + 1))
  );
}
