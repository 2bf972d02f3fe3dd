/** Checkbox. */
import { html, nothing } from 'lit';
import { fireChange } from './change-action';
import { fieldId, fieldName, type Renderer } from './context';

export const renderCheckbox: Renderer<'Checkbox'> = (node, context) => {
  const change = (event: Event) =>
    fireChange(node, (event.currentTarget as HTMLInputElement).checked, event, context);
  return html`<label class="check">
    <input type="checkbox" id=${fieldId(node.name, context)} name=${node.name}
      ?checked=${node.defaultChecked ?? false} ?required=${node.required ?? false}
      ?disabled=${node.disabled ?? false} @change=${change}
      aria-label=${node.label ? nothing : (fieldName(node.name, context) ?? nothing)} />
    ${node.label ? html`<span>${node.label}</span>` : nothing}
  </label>`;
};
