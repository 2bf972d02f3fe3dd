/** Box, Row and Col: the flex containers. */
import { html, type TemplateResult } from 'lit';
import type { NodeOf } from '../protocol/widgets';
import { blockStyles, flexOf } from './block';
import { drawChildren } from './children';
import type { WidgetContext } from './context';
import { borders, color, flexPlace, safeValue, spacing, spacingSides } from './css-values';
import { type Styles, setStyle } from './set-style';

type BoxNode = NodeOf<'Box'> | NodeOf<'Row'> | NodeOf<'Col'> | NodeOf<'Form'>;

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
  const scrolls = direction === 'row' && node.wrap === 'nowrap' ? 'scrolls' : '';
  // Rows and columns keep their parts apart unless they say how far; a Box is bare.
  const spaced = node.type !== 'Box' && node.gap === undefined ? 'spaced' : '';
  return html`<div class="box ${direction} ${scrolls} ${spaced}" ${setStyle(boxStyles(node, context))}>
    ${drawChildren(node, context)}
  </div>`;
}

export function boxStyles(node: BoxNode, context: WidgetContext): Styles {
  const blocks = blockStyles(node);
  const wide = node.width ?? node.size;
  return {
    ...blocks,
    // Long words beside a box must not squeeze it; boxes that share a narrow row still shrink.
    'min-width':
      blocks['min-width'] ??
      (typeof wide === 'number' && blocks.width ? `min(${blocks.width}, 30%)` : undefined),
    ...borders(node.border, context.scheme),
    'align-items': flexPlace(node.align),
    'justify-content': flexPlace(node.justify),
    'flex-wrap': safeValue(node.wrap),
    flex: flexOf(node.flex),
    gap: spacing(node.gap),
    padding: spacingSides(node.padding),
    background: color(node.background, context.scheme),
  };
}
