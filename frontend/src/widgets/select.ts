/**
 * Select: the browser's own, which every keyboard, reader and phone knows. With many options, a
 * field that looks for them.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import { fireChange } from './change-action';
import { fieldId, fieldName, type Renderer, type WidgetContext } from './context';
import { fieldClasses } from './field';
import { listedValue } from './form-values';

type SelectNode = Parameters<Renderer<'Select'>>[0];

interface Option {
  value: string;
  label: string;
  disabled?: boolean;
  description?: string;
}

const SEARCHABLE_FROM = 16;

export const renderSelect: Renderer<'Select'> = (node, context) => {
  const options: Option[] = node.options ?? [];
  const searchable = node.searchable ?? options.length >= SEARCHABLE_FROM;
  return html`<span class="select ${node.block ? 'block' : ''}">${
    searchable ? searchField(node, options, context) : list(node, options, context)
  }${icon('chevron-down')}</span>`;
};

function list(node: SelectNode, options: Option[], context: WidgetContext): TemplateResult {
  const change = (event: Event) =>
    fireChange(node, (event.currentTarget as HTMLSelectElement).value, event, context);
  const hasEmpty = node.clearable || node.placeholder || node.defaultValue === undefined;
  return html`<select class=${fieldClasses(node)}
    id=${fieldId(node.name, context)} name=${node.name} ?disabled=${node.disabled ?? false}
    aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing} @change=${change}>
    ${
      hasEmpty && !options.some(({ value }) => value === '')
        ? html`<option value="" ?selected=${!node.defaultValue}>${node.placeholder ?? '—'}</option>`
        : nothing
    }
    ${options.map(
      (option) => html`<option value=${option.value} ?disabled=${option.disabled ?? false}
        ?selected=${option.value === node.defaultValue}>${inOneLine(option)}</option>`,
    )}
  </select>`;
}

function searchField(node: SelectNode, options: Option[], context: WidgetContext): TemplateResult {
  const chosen = options.find(({ value }) => value === node.defaultValue);
  const id = fieldId(node.name, context);
  const input = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    field.setCustomValidity(listedValue(field) === undefined ? TEXTS.notInList : '');
  };
  const change = (event: Event) => {
    const value = listedValue(event.currentTarget as HTMLInputElement);
    if (value !== undefined) fireChange(node, value, event, context);
  };
  return html`<input class=${fieldClasses(node)} id=${id} name=${node.name} autocomplete="off"
      list="${id}-options" value=${chosen?.label ?? ''}
      placeholder=${node.placeholder ?? nothing} ?disabled=${node.disabled ?? false}
      ?required=${chosen !== undefined && !node.clearable}
      aria-label=${fieldName(node.name, context, node.placeholder) ?? nothing}
      @input=${input} @change=${change} />
    <datalist id="${id}-options">${options
      .filter((option) => !option.disabled || option === chosen)
      .map(
        ({ label, value, description }) =>
          html`<option value=${label} data-value=${value}>${description ?? ''}</option>`,
      )}</datalist>`;
}

function inOneLine({ label, description }: Option): string {
  return description ? `${label} – ${description}` : label;
}
