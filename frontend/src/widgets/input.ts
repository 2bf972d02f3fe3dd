/** Input. Its value is an attribute, so a redraw never overwrites what is being typed. */
import { html, nothing } from 'lit';
import { fieldId, fieldName, type Renderer } from './context';
import { focusOnArrival } from './focus-on-arrival';

export const renderInput: Renderer<'Input'> = (node, context) =>
  html`<input class="field ${node.variant ?? 'outline'} ${node.size ?? 'md'} ${node.pill ? 'pill' : ''}"
    id=${fieldId(node.name, context)} name=${node.name} type=${node.inputType ?? 'text'}
    value=${node.defaultValue ?? ''} placeholder=${node.placeholder ?? nothing}
    aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing}
    pattern=${node.pattern ?? nothing} ?required=${node.required ?? false}
    ?disabled=${node.disabled ?? false} autocomplete="off"
    ${focusOnArrival(node.autoFocus, node.autoSelect)} />`;
