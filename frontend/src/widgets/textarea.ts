/** Textarea. */
import { html, nothing } from 'lit';
import { fieldId, fieldName, type Renderer } from './context';
import { focusOnArrival } from './focus-on-arrival';
import { setStyle } from './set-style';

export const renderTextarea: Renderer<'Textarea'> = (node, context) => {
  const styles = {
    'field-sizing': node.autoResize ? 'content' : undefined,
    '--rows': String(node.rows ?? 3),
    'max-height': node.maxRows ? `${Number(node.maxRows) * 1.5 + 1.2}em` : undefined,
  };
  return html`<textarea class="field ${node.variant ?? 'outline'} ${node.size ?? 'md'} ${node.autoResize ? 'grows' : ''}"
    id=${fieldId(node.name, context)} name=${node.name} rows=${node.rows ?? 3}
    placeholder=${node.placeholder ?? nothing}
    aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing}
    ?required=${node.required ?? false} ?disabled=${node.disabled ?? false} ${setStyle(styles)}
    .defaultValue=${node.defaultValue ?? ''} ${focusOnArrival(node.autoFocus, node.autoSelect)}></textarea>`;
};
