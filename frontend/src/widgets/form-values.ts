/** Form fields → action payload. */

export type Values = Record<string, unknown>;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** The values of all named fields, dotted names nested: `todo.title` → `{todo: {title}}`. */
export function readFields(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.name) {
      if (field.type === 'checkbox') setPath(values, field.name, field.checked);
      else if (field.list) setPath(values, field.name, listedValue(field) ?? '');
      else if (field.type !== 'radio' || field.checked) setPath(values, field.name, field.value);
    } else if (field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement) {
      if (field.name) setPath(values, field.name, field.value);
    }
  }
  return values;
}

/** A field with a list shows labels and means values. `undefined` where nothing fits what is written. */
export function listedValue(field: HTMLInputElement): string | undefined {
  const text = field.value.trim().toLocaleLowerCase();
  if (text === '') return '';
  const options = [...(field.list?.options ?? [])];
  return options.find(({ value }) => value.toLocaleLowerCase() === text)?.dataset.value;
}

/** Writes a value at a dotted path. Names that would reach an object's prototype are left out. */
export function setPath(target: Values, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop();
  if (!last || [...keys, last].some((key) => FORBIDDEN.has(key))) return;
  let inner = target;
  for (const key of keys) {
    if (!isValues(inner[key])) inner[key] = {};
    inner = inner[key] as Values;
  }
  inner[last] = value;
}

/** Payload and fields together. The payload wins; `conflicts` names the fields that lost. */
export function mergePayload(
  payload: unknown,
  fields: Values,
  prefix = '',
): { payload: unknown; conflicts: string[] } {
  // A payload may be any JSON: a list or a word has no place for fields.
  if (payload !== undefined && payload !== null && !isValues(payload)) {
    return { payload, conflicts: Object.keys(fields) };
  }
  return mergeValues(payload ?? {}, fields, prefix);
}

function mergeValues(
  payload: Values,
  fields: Values,
  prefix: string,
): { payload: Values; conflicts: string[] } {
  const merged: Values = { ...payload };
  const conflicts: string[] = [];
  for (const [key, value] of Object.entries(fields)) {
    const own = payload[key];
    if (!Object.hasOwn(payload, key)) {
      merged[key] = value;
    } else if (isValues(own) && isValues(value)) {
      const inner = mergeValues(own, value, `${prefix}${key}.`);
      merged[key] = inner.payload;
      conflicts.push(...inner.conflicts);
    } else {
      conflicts.push(prefix + key);
    }
  }
  return { payload: merged, conflicts };
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
