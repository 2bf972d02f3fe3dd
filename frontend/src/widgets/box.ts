/** Box, Row and Col: the flex containers. */
import { html, type TemplateResult } from 'lit';
import type { NodeOf } from '../protocol/widgets';
import { blockStyles } from './block';
import { drawChildren } from './children';
import type { WidgetContext } from './context';
import { borders, color, safeValue, spacing, spacingSides } from './css-values';
import { type Styles, setStyle } from './set-style';

type BoxNode = NodeOf<'Box'> | NodeOf<'Row'> | NodeOf<'Col'> | NodeOf<'Form'>;

const FLEX_END: Record<string, string> = {
  start: 'flex-start',
  end: 'flex-end',
  between: 'space-between',
  around: 'space-around',
  evenly: 'space-evenly',
};

export function renderBox(node: NodeOf<'Box'>, context: WidgetContext): TemplateResult {
  return container(node, node.direction ?? 'col', context);
}

export function renderRow(node: NodeOf<'Row'>, context: WidgetContext): TemplateResult {
  return container({ align: 'center', ...node }, 'row', context);
}

export function renderCol(node: NodeOf<'Col'>, context: WidgetContext): TemplateResult {
  return container(node, 'col', context);
}

function container(node: BoxNode, direction: 'row' | 'col', context: WidgetContext) {
  return html`<div class="box ${direction}" ${setStyle(boxStyles(node, context))}>
    ${drawChildren(node, context)}
  </div>`;
}

export function boxStyles(node: BoxNode, context: WidgetContext): Styles {
  return {
    ...blockStyles(node),
    ...borders(node.border, context.scheme),
    'align-items': node.align && (FLEX_END[node.align] ?? safeValue(node.align)),
    'justify-content': node.justify && (FLEX_END[node.justify] ?? safeValue(node.justify)),
    'flex-wrap': safeValue(node.wrap),
    flex: node.flex === undefined ? undefined : safeValue(String(node.flex)),
    gap: spacing(node.gap),
    padding: spacingSides(node.padding),
    background: color(node.background, context.scheme),
  };
}
