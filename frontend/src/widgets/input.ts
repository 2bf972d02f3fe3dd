/** Input. Its value is an attribute, so a redraw never overwrites what is being typed. */
import { html, nothing } from 'lit';
import { fieldId, fieldName, type Renderer } from './context';
import { fieldClasses, keepOut } from './field';
import { focusOnArrival } from './focus-on-arrival';

export const renderInput: Renderer<'Input'> = (node, context) =>
  html`<input class=${fieldClasses(node)}
    id=${fieldId(node.name, context)} name=${node.name} type=${node.inputType ?? 'text'}
    value=${node.defaultValue ?? ''} placeholder=${node.placeholder ?? nothing}
    aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing}
    pattern=${node.pattern ?? nothing} ?required=${node.required ?? false}
    ?disabled=${node.disabled ?? false} autocomplete=${node.allowAutofillExtensions ? 'on' : 'off'}
    data-1p-ignore=${keepOut(node)} data-lpignore=${keepOut(node)}
    ${focusOnArrival(node.autoFocus, node.autoSelect)} />`;
