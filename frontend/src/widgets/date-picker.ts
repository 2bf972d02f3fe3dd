/**
 * DatePicker: a day without a zone, in the browser's own field, which every keyboard, reader and
 * phone knows. Where its calendar opens (`side`, `align`) is the browser's to decide.
 */
import { html, nothing } from 'lit';
import { fireChange } from './change-action';
import { fieldId, fieldName, type Renderer } from './context';
import { fieldClasses } from './field';

export const renderDatePicker: Renderer<'DatePicker'> = (node, context) => {
  const change = (event: Event) =>
    fireChange(node, (event.currentTarget as HTMLInputElement).value, event, context);
  const day = dayOf(node.defaultValue);
  return html`<input type="date" class=${fieldClasses(node)}
    id=${fieldId(node.name, context)} name=${node.name} value=${day}
    min=${dayOf(node.min) || nothing} max=${dayOf(node.max) || nothing}
    aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing}
    title=${node.placeholder ?? nothing} ?required=${day !== '' && !node.clearable}
    ?disabled=${node.disabled ?? false} @change=${change} />`;
};

/** The SDK turns days into midnights of no zone: the day part is meant, and is never converted. */
export function dayOf(instant: string | undefined): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0] ?? '';
}
