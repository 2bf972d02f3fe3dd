import type { Attachment, ToolOption } from '@openai/chatkit';
import { afterEach, expect, test, vi } from 'vitest';
import { Composer } from '../src/element/composer';
import { MessageField } from '../src/element/message-field';

const TOOLS: ToolOption[] = [
  { id: 'plan', label: 'Planner', icon: 'calendar', placeholderOverride: 'Plan my day' },
  { id: 'search', label: 'Search', icon: 'search', persistent: true },
];

if (!customElements.get('ck-message')) customElements.define('ck-message', MessageField);
if (!customElements.get('ck-composer')) customElements.define('ck-composer', Composer);

afterEach(() => document.body.replaceChildren());

async function composer(tools: ToolOption[], options: Partial<Composer> = {}) {
  const element = document.createElement('ck-composer') as Composer;
  Object.assign(element, { tools, ...options });
  const sent = vi.fn();
  const told = vi.fn();
  const uploads: Uploading[] = [];
  const discarded: string[] = [];
  element.host = {
    submit: sent,
    stop: () => undefined,
    toolChosen: told,
    upload: (file, onProgress, signal) =>
      new Promise((resolve, reject) => {
        uploads.push({ file, onProgress, signal, resolve, reject });
      }),
    discard: (id) => discarded.push(id),
    transcribe: async () => '',
  };
  document.body.append(element);
  await drawn(element);
  return { element, sent, told, uploads, discarded };
}

interface Uploading {
  file: File;
  onProgress: (share: number) => void;
  signal: AbortSignal;
  resolve: (attachment: Attachment) => void;
  reject: (error: Error) => void;
}

/** The composer and the field within it. */
async function drawn(element: Composer) {
  await element.updateComplete;
  await element.field?.updateComplete;
}

const note = (element: Composer) => element.querySelector('[role=alert]')?.textContent?.trim();
const status = (element: Composer) => element.querySelector('[role=status]')?.textContent;
const click = (element: Composer, label: string) =>
  element.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.click();
const submit = (element: Composer) =>
  element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));

const PICTURE = new File(['…'], 'garden.png', { type: 'image/png' });
const NOTES = new File(['- milk'], 'notes.md', { type: '' });
const TAKEN = {
  enabled: true,
  maxCount: 2,
  accept: { 'image/png': ['.png'], 'text/markdown': ['.md'] },
};
const uploaded = (id: string): Attachment => ({
  type: 'file',
  id,
  name: `${id}.md`,
  mime_type: 'text/markdown',
});

async function choose(element: Composer, id: string, name = 'Tool') {
  const menu = element.querySelector(`select[aria-label=${name}]`) as HTMLSelectElement;
  menu.value = id;
  menu.dispatchEvent(new Event('change'));
  await element.updateComplete;
}

function send(element: Composer, text: string) {
  element.setValue({ text });
  submit(element);
}

test('without tools there is no menu', async () => {
  const { element } = await composer([]);

  expect(element.querySelector('select')).toBeNull();
});

test('the chosen tool goes with one message, a persistent one with all', async () => {
  const { element, sent, told } = await composer(TOOLS);

  await choose(element, 'plan');
  await drawn(element);
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

test('a pinned tool is a button beside the menu', async () => {
  const pinned = { ...(TOOLS[0] as ToolOption), pinned: true, shortLabel: 'Plan' };
  const { element, told } = await composer([pinned]);
  const button = element.querySelector('button.tools') as HTMLButtonElement;

  button.click();
  await drawn(element);
  expect(button.textContent?.trim()).toBe('Plan');
  expect(button.getAttribute('aria-pressed')).toBe('true');
  button.click();
  await drawn(element);

  expect(button.getAttribute('aria-pressed')).toBe('false');
  expect(told.mock.calls).toEqual([['plan'], [null]]);
  expect(element.querySelector('select')).toBeNull();
});

test('without attachments there is no button for them, and files are refused', async () => {
  const { element } = await composer([]);

  expect(element.querySelector('input[type=file]')).toBeNull();
  expect(() => element.setValue({ files: [NOTES] })).toThrow('takes no files');
});

test('a message waits for its files and takes them along', async () => {
  const { element, sent, uploads } = await composer([], { attachments: TAKEN });

  element.setValue({ text: 'From these', files: [PICTURE, NOTES] });
  await drawn(element);
  expect(element.querySelectorAll('progress')).toHaveLength(2);
  submit(element);
  await drawn(element);
  expect(status(element)).toContain('sent when its files are there');
  uploads[0]?.resolve(uploaded('atc_1'));
  await drawn(element);
  expect(sent).not.toHaveBeenCalled();
  uploads[1]?.resolve(uploaded('atc_2'));
  await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(1));

  const [input, attachments] = sent.mock.calls[0] ?? [];
  expect(input.attachments).toEqual(['atc_1', 'atc_2']);
  expect(attachments).toEqual([uploaded('atc_1'), uploaded('atc_2')]);
  await drawn(element);
  expect(element.querySelector('.file')).toBeNull();
});

test('files alone are a message', async () => {
  const { element, sent, uploads } = await composer([], { attachments: TAKEN });
  element.setValue({ files: [NOTES] });
  uploads[0]?.resolve(uploaded('atc_1'));
  await vi.waitFor(() => expect(status(element)).toBe('notes.md is attached.'));

  submit(element);

  expect(sent.mock.calls[0]?.[0]).toMatchObject({ content: [], attachments: ['atc_1'] });
});

test('progress is shown', async () => {
  const { element, uploads } = await composer([], { attachments: TAKEN });
  element.setValue({ files: [NOTES] });

  uploads[0]?.onProgress(0.5);
  await drawn(element);

  const progress = element.querySelector('progress');
  expect(progress?.getAttribute('aria-label')).toBe('Uploading notes.md');
  expect(progress?.value).toBe(0.5);
});

test('a failed upload holds the message back until it is tried again', async () => {
  const { element, sent, uploads } = await composer([], { attachments: TAKEN });
  element.setValue({ text: 'Read this', files: [NOTES] });
  uploads[0]?.reject(new Error('The chat server cannot be reached.'));
  await vi.waitFor(() => expect(status(element)).toBe('notes.md was not uploaded.'));
  expect(element.querySelector('.file')?.textContent).toContain('cannot be reached');

  submit(element);
  await drawn(element);
  expect(note(element)).toContain('Try again or remove it');
  expect(sent).not.toHaveBeenCalled();

  click(element, 'Upload notes.md again');
  uploads[1]?.resolve(uploaded('atc_1'));
  await vi.waitFor(() => expect(status(element)).toBe('notes.md is attached.'));
  submit(element);
  expect(sent.mock.calls[0]?.[0].attachments).toEqual(['atc_1']);
});

test('a message that waits does not go when a file fails', async () => {
  const { element, sent, uploads } = await composer([], { attachments: TAKEN });
  element.setValue({ text: 'Read this', files: [NOTES] });
  submit(element);

  uploads[0]?.reject(new Error('No.'));

  await vi.waitFor(() => expect(note(element)).toContain('Try again or remove it'));
  expect(sent).not.toHaveBeenCalled();
  expect(element.field?.draft.text).toBe('Read this');
});

test('removing takes an uploaded file away at the server, and stops one on its way', async () => {
  const { element, uploads, discarded } = await composer([], { attachments: TAKEN });
  element.setValue({ files: [PICTURE, NOTES] });
  uploads[0]?.resolve(uploaded('atc_1'));
  await vi.waitFor(() => expect(element.querySelectorAll('progress')).toHaveLength(1));

  click(element, 'Remove garden.png');
  click(element, 'Remove notes.md');
  await drawn(element);

  expect(element.querySelector('.file')).toBeNull();
  expect(discarded).toEqual(['atc_1']);
  expect(uploads[1]?.signal.aborted).toBe(true);
  uploads[1]?.resolve(uploaded('atc_late'));
  await vi.waitFor(() => expect(discarded).toEqual(['atc_1', 'atc_late']));
});

test('what is not taken is told, and the rest is uploaded', async () => {
  const { element, uploads } = await composer([], { attachments: TAKEN });
  const program = new File(['MZ'], 'tool.exe', { type: 'application/x-msdownload' });

  element.setValue({ files: [program, PICTURE, NOTES, PICTURE] });
  await drawn(element);

  expect(uploads.map(({ file }) => file)).toEqual([PICTURE, NOTES]);
  expect(note(element)).toBe(
    'tool.exe is of a kind that is not taken here. A message carries at most 2 files.',
  );
});

test('attachments of the page are sent along, and never taken away at the server', async () => {
  const { element, sent, discarded } = await composer([], { attachments: TAKEN });

  element.setValue({ attachments: [uploaded('atc_1'), uploaded('atc_2')] });
  await drawn(element);
  click(element, 'Remove atc_1.md');
  await drawn(element);
  submit(element);

  expect(sent.mock.calls[0]?.[0].attachments).toEqual(['atc_2']);
  expect(discarded).toEqual([]);
});

test('content with tags goes out as it came in', async () => {
  const { element, sent } = await composer([]);
  const content = [
    { type: 'input_text' as const, text: 'Finish ' },
    { type: 'input_tag' as const, id: 'task:1', text: 'Buy milk', data: {} },
    { type: 'input_text' as const, text: ' now' },
  ];

  element.setValue({ content });
  await drawn(element);
  expect(element.querySelector('textarea')?.value).toBe('Finish @Buy milk now');
  expect(element.querySelector('.chip')?.textContent).toBe('@Buy milk');
  submit(element);

  expect(sent.mock.calls[0]?.[0].content).toEqual(content);
});

test('a tool that is no longer offered is neither chosen nor sent', async () => {
  const { element, sent, told } = await composer(TOOLS);
  await choose(element, 'search');

  element.tools = TOOLS.slice(0, 1);
  await element.updateComplete;
  send(element, 'Monday');

  expect(sent.mock.calls[0]?.[0].inference_options).toEqual({});
  expect(told.mock.calls).toEqual([['search'], [null]]);
});

test('a tool is told once, however often the page selects it', async () => {
  const { element, told } = await composer(TOOLS);

  element.setValue({ selectedToolId: 'plan' });
  element.setValue({ selectedToolId: 'plan' });
  element.setValue({ selectedToolId: null });

  expect(told.mock.calls).toEqual([['plan'], [null]]);
});

test('a chosen tool shows its short label, and its whole one to choose from', async () => {
  const { element } = await composer([{ ...(TOOLS[0] as ToolOption), shortLabel: 'Plan' }]);
  const labels = () =>
    [...element.querySelectorAll('option')].map((option) => option.textContent?.trim());

  expect(labels()).toEqual(['Auto', 'Planner']);
  await choose(element, 'plan');

  expect(labels()).toEqual(['Auto', 'Plan']);
  expect(element.querySelectorAll('option')[1]?.title).toBe('Planner');
});

test('a model that cannot be selected is not sent for want of another', async () => {
  const { element, sent } = await composer([], {
    models: [
      { id: 'large', label: 'Large', disabled: true, default: true },
      { id: 'small', label: 'Small' },
    ],
  });

  send(element, 'one');
  element.setValue({ selectedModelId: 'large' });
  send(element, 'two');

  const models = sent.mock.calls.map(([input]) => input.inference_options.model);
  expect(models).toEqual(['small', 'small']);
});

test('while it is not known where a message would go, it waits in the field', async () => {
  const { element, sent } = await composer([], { loading: true });
  element.setValue({ text: 'Hi' });
  await drawn(element);

  submit(element);
  expect(sent).not.toHaveBeenCalled();
  expect(element.querySelector<HTMLButtonElement>('.main')?.disabled).toBe(true);
  element.loading = false;
  await drawn(element);
  submit(element);

  expect(sent).toHaveBeenCalledTimes(1);
});
