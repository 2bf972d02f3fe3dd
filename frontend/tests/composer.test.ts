import type { ToolOption } from '@openai/chatkit';
import { afterEach, expect, test, vi } from 'vitest';
import { Composer } from '../src/element/composer';

const TOOLS: ToolOption[] = [
  { id: 'plan', label: 'Planner', icon: 'calendar', placeholderOverride: 'Plan my day' },
  { id: 'search', label: 'Search', icon: 'search', persistent: true },
];

if (!customElements.get('ck-composer')) customElements.define('ck-composer', Composer);

afterEach(() => document.body.replaceChildren());

async function composer(tools: ToolOption[]) {
  const element = document.createElement('ck-composer') as Composer;
  element.tools = tools;
  const sent = vi.fn();
  const told = vi.fn();
  element.onSubmit = sent;
  element.onTool = told;
  document.body.append(element);
  await element.updateComplete;
  return { element, sent, told };
}

async function choose(element: Composer, id: string, name = 'Tool') {
  const menu = element.querySelector(`select[aria-label=${name}]`) as HTMLSelectElement;
  menu.value = id;
  menu.dispatchEvent(new Event('change'));
  await element.updateComplete;
}

function send(element: Composer, text: string) {
  element.setValue({ text });
  element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
}

test('without tools there is no menu', async () => {
  const { element } = await composer([]);

  expect(element.querySelector('select')).toBeNull();
});

test('the chosen tool goes with one message, a persistent one with all', async () => {
  const { element, sent, told } = await composer(TOOLS);

  await choose(element, 'plan');
  expect(element.querySelector('textarea')?.placeholder).toBe('Plan my day');
  send(element, 'Monday');
  send(element, 'Tuesday');
  await choose(element, 'search');
  send(element, 'Wednesday');
  send(element, 'Thursday');

  const choices = sent.mock.calls.map(([input]) => input.inference_options.tool_choice?.id);
  expect(choices).toEqual(['plan', undefined, 'search', 'search']);
  expect(told.mock.calls).toEqual([['plan'], [null], ['search']]);
});

test('what the page selects is shown', async () => {
  const { element } = await composer(TOOLS);

  element.setValue({ selectedToolId: 'plan' });
  await element.updateComplete;

  expect(element.querySelector('select')?.value).toBe('plan');
});

test('the chosen model goes with every message, the default one until then', async () => {
  const { element, sent } = await composer(TOOLS);
  element.models = [
    { id: 'openai/gpt-5', label: 'gpt-5' },
    { id: 'builtin', label: 'Built-in', default: true },
  ];
  await element.updateComplete;

  send(element, 'one');
  await choose(element, 'openai/gpt-5', 'Model');
  send(element, 'two');
  send(element, 'three');

  const models = sent.mock.calls.map(([input]) => input.inference_options.model);
  expect(models).toEqual(['builtin', 'openai/gpt-5', 'openai/gpt-5']);
});

test('without models to choose from, none is named', async () => {
  const { element, sent } = await composer([]);

  send(element, 'one');

  expect(sent.mock.calls[0]?.[0].inference_options).toEqual({});
});
