/** DatePicker: a day without a zone. */
import { html, nothing } from 'lit';
import { fireChange } from './change-action';
import { fieldId, fieldName, type Renderer } from './context';

export const renderDatePicker: Renderer<'DatePicker'> = (node, context) => {
  const change = (event: Event) =>
    fireChange(node, (event.currentTarget as HTMLInputElement).value, event, context);
  return html`<input type="date" class="field ${node.variant ?? 'outline'} ${node.size ?? 'md'}
      ${node.pill ? 'pill' : ''} ${node.block ? 'block' : ''}"
    id=${fieldId(node.name, context)} name=${node.name} value=${dayOf(node.defaultValue)}
    min=${dayOf(node.min) || nothing} max=${dayOf(node.max) || nothing}
    aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing}
    ?disabled=${node.disabled ?? false} @change=${change} />`;
};

/** The SDK turns days into midnights of no zone: the day part is meant, and is never converted. */
export function dayOf(instant: string | undefined): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0] ?? '';
}
