/** RadioGroup. */
import { html } from 'lit';
import { fireChange } from './change-action';
import { fieldName, type Renderer } from './context';

export const renderRadioGroup: Renderer<'RadioGroup'> = (node, context) => {
  const change = (event: Event) =>
    fireChange(node, (event.currentTarget as HTMLInputElement).value, event, context);
  return html`<div class="radio-group ${node.direction ?? 'row'}" role="radiogroup"
    aria-label=${node.ariaLabel ?? fieldName(node.name, context) ?? node.name}>
    ${(node.options ?? []).map(
      (option) => html`<label class="check">
        <input type="radio" name=${node.name} value=${option.value} @change=${change}
          ?checked=${option.value === node.defaultValue} ?required=${node.required ?? false}
          ?disabled=${(node.disabled || option.disabled) ?? false} />
        <span>${option.label}</span>
      </label>`,
    )}
  </div>`;
};
