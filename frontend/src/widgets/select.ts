/** Select: the browser's own, which every keyboard, reader and phone knows. */
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { fireChange } from './change-action';
import { fieldId, fieldName, type Renderer } from './context';

interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

export const renderSelect: Renderer<'Select'> = (node, context) => {
  const change = (event: Event) =>
    fireChange(node, (event.currentTarget as HTMLSelectElement).value, event, context);
  const hasEmpty = node.clearable || node.placeholder || node.defaultValue === undefined;
  const options: Option[] = node.options ?? [];
  return html`<span class="select ${node.block ? 'block' : ''}"><select class="field ${node.variant ?? 'outline'} ${node.size ?? 'md'}
      ${node.pill ? 'pill' : ''} ${node.block ? 'block' : ''}"
    id=${fieldId(node.name, context)} name=${node.name} ?disabled=${node.disabled ?? false}
    aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing} @change=${change}>
    ${
      hasEmpty && !options.some(({ value }) => value === '')
        ? html`<option value="" ?selected=${!node.defaultValue}>${node.placeholder ?? '—'}</option>`
        : nothing
    }
    ${options.map(
      (option) => html`<option value=${option.value} ?disabled=${option.disabled ?? false}
        ?selected=${option.value === node.defaultValue}>${option.label}</option>`,
    )}
  </select>${icon('chevron-down')}</span>`;
};
