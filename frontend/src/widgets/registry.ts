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

const WORDS = ['value', 'label', 'name', 'fieldName', 'alt', 'placeholder', 'defaultValue'];

/** Where words belong, servers may send anything; an object could break the drawing of all. */
function withWords(node: WidgetNode): WidgetNode {
  const wrong = WORDS.filter((prop) => typeof node[prop] === 'object');
  return { ...node, ...Object.fromEntries(wrong.map((prop) => [prop, undefined])) };
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
    if (render) return render(withWords(node), context);
  } catch (error) {
    console.warn(`Widget component ${node.type} could not be drawn.`, error);
  }
  return html`<p class="unknown">${TEXTS.brokenPart(node.type)}</p>`;
}
