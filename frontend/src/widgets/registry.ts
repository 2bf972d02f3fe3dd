/** Component type → renderer. The type of the table fails to compile when one is missing. */

import { html, type TemplateResult } from 'lit';
import { TEXTS } from '../languages/texts';
import type { KnownType, WidgetNode } from '../protocol/widgets';
import { renderBadge } from './badge';
import { renderBasic } from './basic';
import { renderBox, renderCol, renderRow } from './box';
import { renderButton } from './button';
import { renderCard } from './card';
import { renderChart } from './chart';
import { renderCheckbox } from './checkbox';
import type { Renderer, WidgetContext } from './context';
import { renderDatePicker } from './date-picker';
import { renderDivider } from './divider';
import { renderForm } from './form';
import { renderIcon } from './icon';
import { renderImage } from './image';
import { renderInput } from './input';
import { renderLabel } from './label';
import { renderListView, renderListViewItem } from './list-view';
import { renderMarkdownNode } from './markdown';
import { renderRadioGroup } from './radio-group';
import { renderSelect } from './select';
import { renderSpacer } from './spacer';
import { renderTable, renderTableCell, renderTableRow } from './table';
import { renderCaption, renderText, renderTitle } from './text';
import { renderTextarea } from './textarea';
import { renderTransition } from './transition';

export const RENDERERS: { readonly [Type in KnownType]: Renderer<Type> } = {
  Badge: renderBadge,
  Basic: renderBasic,
  Box: renderBox,
  Button: renderButton,
  Caption: renderCaption,
  Card: renderCard,
  Chart: renderChart,
  Checkbox: renderCheckbox,
  Col: renderCol,
  DatePicker: renderDatePicker,
  Divider: renderDivider,
  Form: renderForm,
  Icon: renderIcon,
  Image: renderImage,
  Input: renderInput,
  Label: renderLabel,
  ListView: renderListView,
  ListViewItem: renderListViewItem,
  Markdown: renderMarkdownNode,
  RadioGroup: renderRadioGroup,
  Row: renderRow,
  Select: renderSelect,
  Spacer: renderSpacer,
  Table: renderTable,
  'Table.Cell': renderTableCell,
  'Table.Row': renderTableRow,
  Text: renderText,
  Textarea: renderTextarea,
  Title: renderTitle,
  Transition: renderTransition,
};

/** Deeper nesting shows nothing that anybody could read, and would exhaust the stack. */
export const DEEPEST = 50;

const WORDS = new Set([
  'value',
  'label',
  'name',
  'fieldName',
  'alt',
  'placeholder',
  'defaultValue',
]);

/**
 * What a node says. A `null` says nothing; where words belong, servers may send anything, and an
 * object there could break the drawing of all.
 */
function saidBy(node: WidgetNode): WidgetNode {
  const said = Object.entries(node).filter(
    ([prop, value]) => value !== null && !(typeof value === 'object' && WORDS.has(prop)),
  );
  return Object.fromEntries(said) as WidgetNode;
}

/** Draws any node. One that is unknown, or that its renderer cannot read, leaves a quiet note. */
export function drawNode(node: WidgetNode, context: WidgetContext): TemplateResult {
  const render =
    context.depth <= DEEPEST && Object.hasOwn(RENDERERS, node.type)
      ? (RENDERERS[node.type as KnownType] as (
          node: WidgetNode,
          context: WidgetContext,
        ) => TemplateResult)
      : undefined;
  try {
    if (render) return render(saidBy(node), context);
  } catch (error) {
    console.warn(`Widget component ${node.type} could not be drawn.`, error);
  }
  return html`<p class="unknown">${TEXTS.brokenPart(node.type)}</p>`;
}
