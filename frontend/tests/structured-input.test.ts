import { render } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import { askedNow, renderAsked, StructuredInput } from '../src/element/structured-input';
import type { StructuredInputItem, ThreadItem } from '../src/protocol/items';
import { EMPTY_CHAT } from '../src/state/chat-state';

if (!customElements.get('ck-question')) customElements.define('ck-question', StructuredInput);

const ITEM: StructuredInputItem = {
  type: 'structured_input',
  id: 'inp_1',
  thread_id: 'thr_1',
  created_at: '2026-11-20T10:00:00',
  status: 'pending',
  inputs: [
    {
      type: 'multiple_choice',
      id: 'list',
      question: 'Which list?',
      options: [{ value: 'home' }, { value: 'work' }],
    },
    {
      type: 'multiple_choice',
      id: 'tags',
      question: 'Which tags?',
      options: [{ value: 'shop' }, { value: 'phone' }],
      multiple: true,
    },
    { type: 'freeform', id: 'note', question: 'Anything else?', description: 'In your words.' },
  ],
};

afterEach(() => document.body.replaceChildren());

async function asking(item = ITEM) {
  const element = document.createElement('ck-question') as StructuredInput;
  const told = vi.fn();
  element.item = item;
  element.onAnswer = told;
  document.body.append(element);
  await element.updateComplete;
  const field = (name: string) =>
    element.querySelector(`.answer-field[name=${name}]`) as HTMLInputElement;
  const change = (target: EventTarget) =>
    target.dispatchEvent(new Event('change', { bubbles: true }));
  return {
    element,
    told,
    field,
    choose: (value: string) => {
      const choice = element.querySelector(`input[value=${value}]`) as HTMLInputElement;
      choice.checked = !choice.checked;
      change(choice);
    },
    write: (name: string, text: string) => {
      field(name).value = text;
      change(field(name));
    },
    submit: () =>
      element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true })),
    skip: () =>
      [...element.querySelectorAll('button')].find(({ type }) => type === 'button')?.click(),
  };
}

test('every control has a name, and questions are said with them', async () => {
  const { element } = await asking();

  const legends = [...element.querySelectorAll('fieldset > legend')];
  expect(legends.map(({ textContent }) => textContent)).toEqual(['Which list?', 'Which tags?']);
  expect([...element.querySelectorAll('input[type=radio]')]).toHaveLength(2);
  expect([...element.querySelectorAll('input[type=checkbox]')]).toHaveLength(2);
  const free = element.querySelector('textarea')?.closest('label');
  expect(free?.textContent).toContain('Anything else?');
  expect(free?.textContent).toContain('In your words.');
});

test('what is chosen and written is the answer; what is not is skipped', async () => {
  const { told, choose, write, submit } = await asking();

  choose('work');
  choose('shop');
  choose('phone');
  write('tags', ' urgent ');
  submit();

  expect(told).toHaveBeenCalledWith({
    status: 'answered',
    answers: {
      list: { values: ['work'], skipped: false },
      tags: { values: ['shop', 'phone', 'urgent'], skipped: false },
      note: { values: [], skipped: true },
    },
  });
});

test('of one choice the last word counts', async () => {
  const { told, choose, write, submit, field } = await asking();

  choose('home');
  write('list', 'garden');
  submit();
  expect(told.mock.lastCall?.[0].answers.list.values).toEqual(['garden']);

  choose('work');
  expect(field('list').value).toBe('');
  submit();
  expect(told.mock.lastCall?.[0].answers.list.values).toEqual(['work']);
});

test('an answer without words is none', async () => {
  const { told, write, submit } = await asking();

  write('note', '  ');
  submit();

  expect(told.mock.lastCall?.[0].status).toBe('skipped');
});

test('all can be skipped', async () => {
  const { told, choose, skip } = await asking();

  choose('home');
  skip();

  expect(told.mock.calls).toEqual([[{ status: 'skipped', answers: {} }]]);
});

test('only the last item asks, while it waits and no message is on its way', () => {
  const end: ThreadItem = { ...ITEM, type: 'end_of_turn', id: 'end_1' } as never;
  const message = {
    ...ITEM,
    type: 'user_message',
    id: 'msg_1',
    content: [],
    attachments: [],
  } as never;
  const asked = (...items: ThreadItem[]) => askedNow({ ...EMPTY_CHAT, items });

  expect(asked(ITEM, end)).toBe(ITEM);
  expect(asked(ITEM, message)).toBeNull();
  expect(asked({ ...ITEM, status: 'answered' })).toBeNull();
  expect(askedNow({ ...EMPTY_CHAT, items: [ITEM], pending: message })).toBeNull();
  expect(asked()).toBeNull();
});

test('in the thread stand the questions with what was answered, or that they were skipped', () => {
  const [list, tags] = ITEM.inputs;
  const place = document.createElement('div');
  const item: StructuredInputItem = {
    ...ITEM,
    status: 'answered',
    inputs: [
      { ...list, answer: { values: ['work', 'garden'], skipped: false } },
      { ...tags, answer: { values: [], skipped: true } },
    ] as StructuredInputItem['inputs'],
  };

  render(renderAsked(item), place);

  const text = [...place.querySelectorAll('dt, dd')].map(({ textContent }) => textContent);
  expect(text).toEqual(['Which list?', 'work', 'garden', 'Which tags?', 'Skipped']);
});
