/** Textarea. */
import { html, nothing } from 'lit';
import { TEXTS } from '../languages/texts';
import { fieldId, fieldName, type Renderer } from './context';
import { fieldClasses, keepOut } from './field';
import { focusOnArrival } from './focus-on-arrival';
import { setStyle } from './set-style';

export const renderTextarea: Renderer<'Textarea'> = (node, context) => {
  const { pattern } = node;
  const styles = {
    'field-sizing': node.autoResize ? 'content' : undefined,
    '--rows': String(node.rows ?? 3),
    'max-height': node.maxRows ? `${Number(node.maxRows) * 1.5 + 1.2}em` : undefined,
  };
  const check = (event: Event) =>
    checkPattern(event.currentTarget as HTMLTextAreaElement, pattern ?? '');
  return html`<textarea class="${fieldClasses(node)} ${node.autoResize ? 'grows' : ''}"
    id=${fieldId(node.name, context)} name=${node.name} rows=${node.rows ?? 3}
    placeholder=${node.placeholder ?? nothing}
    aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing}
    data-pattern=${pattern ?? nothing} @input=${pattern ? check : nothing}
    ?required=${node.required ?? false} ?disabled=${node.disabled ?? false}
    data-1p-ignore=${keepOut(node)} data-lpignore=${keepOut(node)} ${setStyle(styles)}
    .defaultValue=${node.defaultValue ?? ''} ${focusOnArrival(node.autoFocus, node.autoSelect)}></textarea>`;
};

/** HTML gives a textarea no `pattern`; this is what it does for an input. */
function checkPattern(field: HTMLTextAreaElement, pattern: string): void {
  let fits = true;
  try {
    fits = field.value === '' || new RegExp(`^(?:${pattern})$`, 'v').test(field.value);
  } catch {
    // A pattern that is none asks for nothing: so do browsers.
  }
  field.setCustomValidity(fits ? '' : TEXTS.wrongFormat);
}
