import type { Command, CommandsOption, EntitiesOption, Entity } from '@openai/chatkit';
import { afterEach, expect, test, vi } from 'vitest';
import { Composer } from '../src/element/composer';
import { MessageField } from '../src/element/message-field';

if (!customElements.get('ck-message')) customElements.define('ck-message', MessageField);
if (!customElements.get('ck-composer')) customElements.define('ck-composer', Composer);

const MILK: Entity = { id: 'task:1', title: 'Buy milk', group: 'Tasks', data: { number: '1' } };
const HOME: Entity = { id: 'list:home', title: 'home', group: 'Lists', interactive: true };
const FENCE: Entity = { id: 'task:2', title: 'Paint the fence', group: 'Tasks' };

afterEach(() => document.body.replaceChildren());

async function composer(options: { entities?: EntitiesOption; commands?: CommandsOption }) {
  const element = document.createElement('ck-composer') as Composer;
  const sent = vi.fn();
  element.host = {
    submit: sent,
    stop: () => undefined,
    toolChosen: () => undefined,
    upload: () => Promise.reject(new Error('not here')),
    discard: () => undefined,
    transcribe: async () => '',
  };
  Object.assign(element, options);
  document.body.append(element);
  await element.updateComplete;
  await element.field?.updateComplete;
  const area = element.querySelector('textarea') as HTMLTextAreaElement;
  const options_ = () => [...element.querySelectorAll('[role=option]')];
  const drawn = async () => {
    await element.updateComplete;
    await element.field?.updateComplete;
  };
  return {
    element,
    sent,
    area,
    drawn,
    /** What the list shows; the chosen one in brackets. */
    shown: () =>
      options_().map((option) => {
        const text = option.querySelector('span')?.textContent ?? '';
        return option.getAttribute('aria-selected') === 'true' ? `[${text}]` : text;
      }),
    type: async (text: string) => {
      area.value += text;
      area.setSelectionRange(area.value.length, area.value.length);
      area.dispatchEvent(new InputEvent('input'));
      await drawn();
    },
    press: async (key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      area.dispatchEvent(event);
      await drawn();
      return event.defaultPrevented;
    },
  };
}

const offering = (...entities: Entity[]): EntitiesOption => ({
  onTagSearch: vi.fn(async (query) =>
    entities.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase())),
  ),
});

test('the list opens at @, by groups, and the field is its combobox', async () => {
  const chat = await composer({ entities: offering(MILK, HOME, FENCE) });

  await chat.type('Do @');

  await vi.waitFor(() => expect(chat.shown()).toEqual(['[Buy milk]', 'Paint the fence', 'home']));
  await chat.drawn();
  const list = chat.element.querySelector('[role=listbox]');
  const groups = [...(list?.querySelectorAll('[role=group]') ?? [])];
  expect(groups.map((group) => group.getAttribute('aria-label'))).toEqual(['Tasks', 'Lists']);
  expect(chat.area.getAttribute('role')).toBe('combobox');
  expect(chat.area.getAttribute('aria-expanded')).toBe('true');
  expect(chat.area.getAttribute('aria-controls')).toBe(list?.id);
  expect(chat.area.getAttribute('aria-activedescendant')).toBe(
    list?.querySelector('[aria-selected=true]')?.id,
  );
  expect(chat.element.querySelector('[role=status]')?.textContent).toBe('3 suggestions');
});

test('arrows go round, Enter takes what is chosen, and it is sent in its place', async () => {
  const chat = await composer({ entities: offering(MILK, HOME, FENCE) });
  await chat.type('Move @');
  await vi.waitFor(() => expect(chat.shown()).toHaveLength(3));

  await chat.press('ArrowUp');
  expect(chat.shown()).toEqual(['Buy milk', 'Paint the fence', '[home]']);
  await chat.press('ArrowDown');
  await chat.press('ArrowDown');
  expect(await chat.press('Enter')).toBe(true);

  expect(chat.area.value).toBe('Move @Paint the fence ');
  expect(chat.shown()).toEqual([]);
  expect(chat.area.hasAttribute('role')).toBe(false);
  expect(chat.sent).not.toHaveBeenCalled();
  await chat.type('to @ho');
  await vi.waitFor(() => expect(chat.shown()).toEqual(['[home]']));
  await chat.press('Tab');
  await chat.press('Enter');
  expect(chat.sent.mock.calls[0]?.[0].content).toEqual([
    { type: 'input_text', text: 'Move ' },
    {
      type: 'input_tag',
      id: 'task:2',
      text: 'Paint the fence',
      group: 'Tasks',
      interactive: false,
      data: {},
    },
    { type: 'input_text', text: ' to ' },
    {
      type: 'input_tag',
      id: 'list:home',
      text: 'home',
      group: 'Lists',
      interactive: true,
      data: {},
    },
  ]);
});

test('Escape closes the list for these words, and the keys are the field’s again', async () => {
  const chat = await composer({ entities: offering(MILK) });
  await chat.type('@b');
  await vi.waitFor(() => expect(chat.shown()).toHaveLength(1));

  expect(await chat.press('Escape')).toBe(true);
  expect(chat.shown()).toEqual([]);
  await chat.type('uy');

  expect(chat.shown()).toEqual([]);
  expect(await chat.press('Escape')).toBe(false);
  await chat.type(' and @b');
  await vi.waitFor(() => expect(chat.shown()).toHaveLength(1));
});

test('where nothing fits, nothing is asked as the words go on', async () => {
  const entities = offering(MILK);
  const chat = await composer({ entities });

  await chat.type('@zebra');
  await vi.waitFor(() => expect(entities.onTagSearch).toHaveBeenCalledTimes(1));
  await chat.drawn();
  await chat.type(' is an animal');

  expect(entities.onTagSearch).toHaveBeenCalledTimes(1);
  expect(chat.shown()).toEqual([]);
});

test('while an answer is on its way only the newest words are asked for next', async () => {
  const answers: ((entities: Entity[]) => void)[] = [];
  const asked: string[] = [];
  const onTagSearch = (query: string) => {
    asked.push(query);
    return new Promise<Entity[]>((resolve) => {
      answers.push(resolve);
    });
  };
  const chat = await composer({ entities: { onTagSearch } });

  await chat.type('@b');
  await chat.type('u');
  await chat.type('y');
  answers[0]?.([FENCE]);
  await vi.waitFor(() => expect(asked).toEqual(['b', 'buy']));
  expect(chat.shown()).toEqual([]);
  answers[1]?.([MILK]);

  await vi.waitFor(() => expect(chat.shown()).toEqual(['[Buy milk]']));
});

test('a page that cannot answer offers nothing', async () => {
  const onTagSearch = vi.fn(() => Promise.reject(new Error('offline')));
  const chat = await composer({ entities: { onTagSearch } });

  await chat.type('@buy');

  await vi.waitFor(() => expect(onTagSearch).toHaveBeenCalledTimes(1));
  await chat.drawn();
  expect(chat.shown()).toEqual([]);
  await chat.press('Enter');
  expect(chat.sent).toHaveBeenCalledTimes(1);
});

test('a click takes a suggestion', async () => {
  const chat = await composer({ entities: offering(MILK, FENCE) });
  await chat.type('@');
  await vi.waitFor(() => expect(chat.shown()).toHaveLength(2));

  chat.element.querySelectorAll<HTMLElement>('[role=option]')[1]?.click();

  expect(chat.area.value).toBe('@Paint the fence ');
});

test('the button for mentions begins one, apart from the words before it', async () => {
  const chat = await composer({ entities: { ...offering(MILK), showComposerMenu: true } });
  await chat.type('Do');

  chat.element.querySelector<HTMLElement>('[aria-label=Mention]')?.click();

  expect(chat.area.value).toBe('Do @');
  await vi.waitFor(() => expect(chat.shown()).toEqual(['[Buy milk]']));
});

const COMMANDS: Command[] = [
  { id: 'plan', label: 'Plan my day', description: 'What fits into today' },
  { id: 'more', label: 'More…', group: 'Other' },
];

test('/ offers the page’s commands and what the composer can do itself', async () => {
  const commands = { enabled: true, onSearch: async () => COMMANDS };
  const attachments = { enabled: true };
  const tools = [{ id: 'search', label: 'Search', icon: 'search' as const }];
  const chat = await composer({ commands, ...{ attachments, tools, dictation: true } });

  await chat.type('/');

  await vi.waitFor(() =>
    expect(chat.shown()).toEqual(['[Plan my day]', 'Attach files', 'Dictate', 'More…', 'Search']),
  );
  expect(chat.element.querySelector('[role=option] small')?.textContent).toBe(
    'What fits into today',
  );
  await chat.type('sea');
  await vi.waitFor(() => expect(chat.shown()).toContain('Search'));
  await vi.waitFor(() => expect(chat.shown()).not.toContain('Attach files'));
});

test('a command does its work, and leaves no words behind', async () => {
  const onSelect = vi.fn(async () => undefined);
  const chat = await composer({
    commands: { enabled: true, onSearch: async () => COMMANDS, onSelect },
  });
  await chat.type('Please /pl');
  await vi.waitFor(() => expect(chat.shown()).toHaveLength(2));

  await chat.press('Enter');

  expect(onSelect).toHaveBeenCalledWith(expect.objectContaining({ id: 'plan' }));
  expect(chat.area.value).toBe('Please ');
});

test('a command can open a menu, and that can bring a tag', async () => {
  const onSelect = async ({ id }: Command) =>
    id === 'more'
      ? { type: 'menu' as const, commands: [{ id: 'milk', label: 'The milk' }] }
      : { type: 'entity' as const, entity: MILK };
  const chat = await composer({
    commands: { enabled: true, onSearch: async () => COMMANDS, onSelect },
  });
  await chat.type('Do /');
  await vi.waitFor(() => expect(chat.shown()).toHaveLength(2));

  await chat.press('ArrowDown');
  await chat.press('Enter');
  await vi.waitFor(() => expect(chat.shown()).toEqual(['[The milk]']));
  await chat.press('Enter');

  await vi.waitFor(() => expect(chat.area.value).toBe('Do @Buy milk '));
  await chat.drawn();
  expect(chat.element.querySelector('.chip')?.textContent).toBe('@Buy milk');
});

test('a command that fails says why', async () => {
  const onSelect = () => Promise.reject(new Error('The calendar is not there.'));
  const chat = await composer({
    commands: { enabled: true, onSearch: async () => COMMANDS, onSelect },
  });
  await chat.type('/');
  await vi.waitFor(() => expect(chat.shown()).toHaveLength(2));

  await chat.press('Enter');

  await vi.waitFor(() =>
    expect(chat.element.querySelector('[role=alert]')?.textContent).toContain(
      'The calendar is not there.',
    ),
  );
});

test('commands that are not enabled are words', async () => {
  const onSearch = vi.fn(async () => COMMANDS);
  const chat = await composer({ commands: { enabled: false, onSearch } });

  await chat.type('/plan');
  await chat.press('Enter');

  expect(onSearch).not.toHaveBeenCalled();
  expect(chat.sent.mock.calls[0]?.[0].content).toEqual([{ type: 'input_text', text: '/plan' }]);
});
