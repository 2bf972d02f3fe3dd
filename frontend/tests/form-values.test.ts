import { expect, test } from 'vitest';
import { mergePayload, readFields, setPath } from '../src/widgets/form-values';

function field(tag: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

test('fields travel by name, and dotted names nest', () => {
  const form = document.createElement('form');
  const notes = field('textarea', { name: 'task.notes' }) as HTMLTextAreaElement;
  notes.value = '';
  form.append(
    field('input', { name: 'task.title', value: 'Oat milk' }),
    field('input', { name: 'due', type: 'date', value: '2026-12-01' }),
    field('input', { name: 'urgent', type: 'checkbox', checked: '' }),
    field('input', { name: 'size', type: 'radio', value: 's' }),
    field('input', { name: 'size', type: 'radio', value: 'm', checked: '' }),
    notes,
    field('input', { value: 'nameless' }),
    field('button', { name: 'go', value: '1' }),
  );
  expect(readFields(form)).toEqual({
    task: { title: 'Oat milk', notes: '' },
    due: '2026-12-01',
    urgent: true,
    size: 'm',
  });
});

test('a key of the payload wins over a field of the same name, and the loser is named', () => {
  const payload = { task_id: '3', task: { id: 7 } };
  const fields = { task_id: 'mine', task: { id: 'mine', title: 'Milk' }, due: '' };
  expect(mergePayload(payload, fields)).toEqual({
    payload: { task_id: '3', task: { id: 7, title: 'Milk' }, due: '' },
    conflicts: ['task_id', 'task.id'],
  });
});

test('the action of the widget is not changed by merging', () => {
  const payload = { task: { id: 7 } };
  mergePayload(payload, { task: { title: 'Milk' } });
  expect(payload).toEqual({ task: { id: 7 } });
});

test.each(['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted'])(
  'the field name %s reaches no prototype',
  (name) => {
    const values = {};
    setPath(values, name, true);
    expect('polluted' in {}).toBe(false);
    expect(values).toEqual({});
  },
);
