/** Text, Title and Caption. */
import { html, nothing } from 'lit';
import type { NodeOf } from '../protocol/widgets';
import { fieldId, fieldName, type Renderer, type WidgetContext } from './context';
import { color, length, safeValue, weight } from './css-values';
import { keepOut } from './field';
import { focusOnArrival } from './focus-on-arrival';
import { type Styles, setStyle } from './set-style';
import { renderTextarea } from './textarea';

type TextNode = NodeOf<'Text'> | NodeOf<'Title'> | NodeOf<'Caption'>;
type Editable = Exclude<NodeOf<'Text'>['editable'], false | undefined>;

export const renderText: Renderer<'Text'> = (node, context) => {
  const styles = {
    ...textStyles(node, context),
    width: length(node.width),
    'min-height': node.minLines ? `${Number(node.minLines) * 1.5}em` : undefined,
    'font-style': node.italic ? 'italic' : undefined,
    'text-decoration': node.lineThrough ? 'line-through' : undefined,
  };
  const classes = `text size-${node.size ?? 'md'} ${clampClass(node)} ${node.streaming ? 'streaming' : ''}`;
  if (node.editable && Number(node.minLines) > 1)
    return editableLines(node, node.editable, context);
  if (node.editable)
    return editableText(node, node.editable, `${classes} editable`, styles, context);
  return html`<p class=${classes} ${setStyle(styles)}>${node.value}</p>`;
};

export const renderTitle: Renderer<'Title'> = (node, context) =>
  html`<h3 class="title size-${node.size ?? 'md'} ${clampClass(node)}"
    ${setStyle(textStyles(node, context))}>${node.value}</h3>`;

export const renderCaption: Renderer<'Caption'> = (node, context) =>
  html`<p class="caption size-${node.size ?? 'md'} ${clampClass(node)} ${node.color === 'danger' ? 'danger' : ''}"
    ${setStyle(textStyles(node, context))}>${node.value}</p>`;

function editableText(
  node: NodeOf<'Text'>,
  editable: Editable,
  classes: string,
  styles: Styles,
  context: WidgetContext,
) {
  return html`<input type="text" class=${classes} ${setStyle(styles)} name=${editable.name}
    id=${fieldId(editable.name, context)} value=${node.value}
    aria-label=${fieldName(editable.name, context, editable.placeholder) ?? nothing}
    placeholder=${editable.placeholder ?? nothing} pattern=${editable.pattern ?? nothing}
    autocomplete=${(editable.autoComplete ?? 'off') as 'off'} ?required=${editable.required ?? false}
    data-1p-ignore=${keepOut(editable)} data-lpignore=${keepOut(editable)}
    ${focusOnArrival(editable.autoFocus, editable.autoSelect)} />`;
}

/** What has room for several lines is written in a Textarea. */
function editableLines(node: NodeOf<'Text'>, editable: Editable, context: WidgetContext) {
  const { value: defaultValue, minLines: rows } = node;
  const lines = { defaultValue, rows: Number(rows), autoResize: true, variant: 'soft' } as const;
  return renderTextarea({ ...editable, ...lines, type: 'Textarea' }, context);
}

function clampClass(node: TextNode): string {
  return node.truncate ? 'truncate' : node.maxLines ? 'clamp' : '';
}

function textStyles(node: TextNode, context: WidgetContext): Styles {
  return {
    // Of the borders otherwise, which have a `default` as well.
    color: color(node.color === 'default' ? 'primary' : node.color, context.scheme),
    'text-align': safeValue(node.textAlign),
    'font-weight': weight(node.weight),
    '--lines': node.maxLines ? String(Number(node.maxLines)) : undefined,
  };
}
