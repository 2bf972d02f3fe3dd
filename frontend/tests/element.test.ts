import { afterEach, expect, test, vi } from 'vitest';
import '../src/element/index';
import type { ChatKitElement } from '../src/element/chatkit-element';
import type { StreamEvent } from '../src/protocol/events';
import { AT, chat, created } from './chat-page';

afterEach(() => document.body.replaceChildren());

/** A promise, and what keeps it. */
function held(): [Promise<void>, () => void] {
  let keep: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return [promise, () => keep()];
}

test('hosted mode is refused in words', async () => {
  const { told, root } = await chat([], { api: { getClientSecret: async () => 'secret' } });

  const [, [name, detail] = []] = told;
  expect(name).toBe('error');
  expect((detail as { error: Error }).error.message).toContain('api.url');
  expect(root.querySelector('[role=alert]')?.textContent).toContain('getClientSecret');
});

test('effects of the server and links of its answers become events of the page', async () => {
  const text = 'See [the task](chatkit-link://open-task?id=3).';
  const { element, told, root } = await chat([
    ...created,
    { type: 'client_effect', name: 'highlight', data: { id: '3' } },
    {
      type: 'thread.item.done',
      item: {
        type: 'assistant_message',
        id: 'msg_1',
        thread_id: 'thr_1',
        created_at: AT,
        content: [{ type: 'output_text', text, annotations: [] }],
      },
    },
  ]);

  await element.sendUserMessage({ text: 'Hi' });
  await element.updateComplete;
  root.querySelector<HTMLElement>('.assistant .link')?.click();

  expect(told).toContainEqual(['effect', { name: 'highlight', data: { id: '3' } }]);
  expect(told).toContainEqual(['deeplink', { name: 'open-task', data: { id: '3' } }]);
});

test('a button of the page in the bar is named by what it shows', async () => {
  const onClick = vi.fn();
  const { root } = await chat(created, {
    header: {
      leftAction: { icon: 'sidebar-left', onClick },
      rightAction: { icon: 'settings-cog', onClick },
    },
  });

  root.querySelector<HTMLElement>('.bar [aria-label=Sidebar]')?.click();
  root.querySelector<HTMLElement>('.bar [aria-label="settings cog"]')?.click();

  expect(onClick).toHaveBeenCalledTimes(2);
});

test('what people do is logged for the page', async () => {
  const { element, told, root } = await chat(created, {
    startScreen: { prompts: [{ label: 'Plan', prompt: 'Plan my day' }] },
    composer: { tools: [{ id: 'plan', label: 'Planner', icon: 'calendar' }] },
    history: { enabled: false },
  });

  await element.showHistory();
  await element.hideHistory();
  root.querySelector<HTMLElement>('.prompts button')?.click();
  await vi.waitFor(() => expect(root.querySelector('.prompts')).toBeNull());
  const menu = root.querySelector<HTMLSelectElement>('select[aria-label=Tool]');
  if (menu) menu.value = 'plan';
  menu?.dispatchEvent(new Event('change'));

  const names = told.flatMap(([kind, detail]) =>
    kind === 'log' ? (detail as { name: string }).name : [],
  );
  expect(names).toEqual([
    'history.open',
    'history.close',
    'startScreenPrompt.select',
    'composer.tool.select',
  ]);
  expect(told).toContainEqual(['tool.change', { toolId: 'plan' }]);
});

test('a message of the page takes its attachments and tags along', async () => {
  const { element, sent } = await chat(created);
  const tag = { type: 'input_tag' as const, id: 'task:1', text: 'Buy milk' };

  await element.sendUserMessage({
    content: [{ type: 'input_text', text: 'Finish ' }, tag],
    attachments: [{ type: 'file', id: 'atc_1', name: 'a.md', mime_type: 'text/markdown' }],
  });

  expect(sent[0]?.params.input).toMatchObject({
    content: [{ type: 'input_text', text: 'Finish ' }, tag],
    attachments: ['atc_1'],
  });
});

test('a composer without files refuses them', async () => {
  const { element } = await chat(created);
  const files = [new File(['x'], 'x.txt')];

  await expect(element.setComposerValue({ files })).rejects.toThrow('takes no files');
});

test('a question takes the composer’s place, and gives it back with its draft', async () => {
  const question = {
    type: 'structured_input' as const,
    id: 'inp_1',
    thread_id: 'thr_1',
    created_at: AT,
    status: 'pending' as const,
    inputs: [{ type: 'freeform' as const, id: 'q', question: 'When?' }],
  };
  const message = { ...question, type: 'user_message' as const, id: 'msg_1', content: [] };
  const events: StreamEvent[] = [
    ...created,
    { type: 'thread.item.done', item: { ...message, attachments: [] } },
    { type: 'thread.item.done', item: question },
  ];
  const { element, sent, root } = await chat(events);
  await element.setComposerValue({ text: 'A draft' });

  await element.sendUserMessage({ text: 'Hi' });
  await element.updateComplete;
  const form = root.querySelector<HTMLFormElement>('ck-question form');
  expect(root.querySelector('ck-composer')?.hasAttribute('hidden')).toBe(true);
  events.splice(0, events.length, {
    type: 'thread.item.replaced',
    item: { ...question, status: 'skipped' },
  });
  form?.querySelector('button')?.click();

  await vi.waitFor(() => expect(root.querySelector('ck-question')).toBeNull());
  expect(root.querySelector('ck-composer')?.hasAttribute('hidden')).toBe(false);
  expect(root.querySelector('textarea')?.value).toBe('A draft');
  expect(root.querySelector('.asked')?.textContent).toContain('Skipped');
  expect(sent.at(-1)).toEqual({
    type: 'threads.add_structured_input',
    params: { thread_id: 'thr_1', item_id: 'inp_1', input: { status: 'skipped', answers: {} } },
  });
});

test('what needs options or a server says so', async () => {
  const element = document.createElement('openai-chatkit') as ChatKitElement;
  document.body.append(element);
  const hosted = await chat([], { api: { getClientSecret: async () => 'secret' } });

  for (const { sendUserMessage, ...chat } of [methodsOf(element), methodsOf(hosted.element)]) {
    await expect(sendUserMessage({ text: 'Hi' })).rejects.toThrow('api.url');
    await expect(chat.setThreadId('thr_1')).rejects.toThrow('api.url');
    await expect(chat.sendCustomAction({ type: 'go' })).rejects.toThrow('api.url');
    await expect(chat.fetchUpdates()).rejects.toThrow('api.url');
    await expect(chat.showHistory()).rejects.toThrow('api.url');
  }
  await expect(element.focusComposer()).rejects.toThrow('setOptions');
  await expect(element.setComposerValue({ text: 'Hi' })).rejects.toThrow('setOptions');
});

function methodsOf(element: ChatKitElement) {
  return {
    sendUserMessage: element.sendUserMessage.bind(element),
    setThreadId: element.setThreadId.bind(element),
    sendCustomAction: element.sendCustomAction.bind(element),
    fetchUpdates: element.fetchUpdates.bind(element),
    showHistory: element.showHistory.bind(element),
  };
}

test('options without a server are refused in words, also those of plain JavaScript', async () => {
  const { heard } = await chat([], { api: undefined as never });

  expect(heard('error')).toMatchObject([['error', { error: { name: 'Error' } }]]);
});

test('a message of the page has to say something', async () => {
  const { element, sent } = await chat(created);

  await expect(element.sendUserMessage({ reply: 'Buy milk' })).rejects.toThrow('needs text');
  expect(sent).toEqual([]);
});

test('while it answers no other message is taken, and an action waits', async () => {
  const [promise, resolve] = held();
  const { element, sent } = await chat(created, {}, promise);

  const sending = element.sendUserMessage({ text: 'Hi' });
  await expect(element.sendUserMessage({ text: 'Hi again' })).rejects.toThrow('busy');
  await expect(element.setThreadId(null)).rejects.toThrow('busy');
  const acting = element.sendCustomAction({ type: 'go', payload: { id: '1' } }, 'wgt_1');
  resolve();
  await Promise.all([sending, acting]);

  expect(sent.map(({ type }) => type)).toEqual(['threads.create', 'threads.custom_action']);
  expect(sent[1]?.params).toEqual({
    thread_id: 'thr_1',
    item_id: 'wgt_1',
    action: { type: 'go', payload: { id: '1' } },
  });
});

test('no thread at all is a new one', async () => {
  const { element, heard } = await chat(created);
  await element.sendUserMessage({ text: 'Hi' });

  await element.setThreadId(undefined as never);

  expect(heard('thread.change')).toEqual([
    ['thread.change', { threadId: 'thr_1' }],
    ['thread.change', { threadId: null }],
  ]);
});

test('a prompt of the start screen goes to the chosen tool and model', async () => {
  const { element, sent, root } = await chat(created, {
    startScreen: { prompts: [{ label: 'Plan', prompt: 'Plan my day' }] },
    composer: {
      tools: [{ id: 'plan', label: 'Planner', icon: 'calendar' }],
      models: [{ id: 'small', label: 'Small' }],
    },
  });
  await element.setComposerValue({ text: 'A draft', selectedToolId: 'plan' });

  root.querySelector<HTMLElement>('.prompts button')?.click();
  await vi.waitFor(() => expect(root.querySelector('.prompts')).toBeNull());

  expect(sent[0]?.params.input).toMatchObject({
    content: [{ type: 'input_text', text: 'Plan my day' }],
    inference_options: { tool_choice: { id: 'plan' }, model: 'small' },
  });
  expect(root.querySelector('textarea')?.value).toBe('A draft');
});

test('an answer goes on under other options', async () => {
  const [promise, resolve] = held();
  const { element, root } = await chat(created, {}, promise);
  const sending = element.sendUserMessage({ text: 'Hi' });

  element.setOptions({
    api: { url: '/chatkit', domainKey: '' },
    initialThread: 'thr_9',
    frameTitle: 'Help',
    header: { title: { text: 'Support' } },
    composer: { placeholder: 'Ask us' },
  });
  resolve();
  await sending;
  await element.updateComplete;

  expect(root.querySelector('[role=region]')?.getAttribute('aria-label')).toBe('Help');
  expect(root.querySelector('h2')?.textContent).toBe('Support');
  expect(root.querySelector('.user')?.textContent).toContain('Hi');
});

test('what a listener makes happen is told after what had happened before', async () => {
  const element = document.createElement('openai-chatkit') as ChatKitElement;
  const told: string[] = [];
  for (const name of ['ready', 'thread.load.start', 'history.open']) {
    element.addEventListener(`chatkit.${name}`, () => told.push(name));
  }
  element.addEventListener('chatkit.ready', () => void element.showHistory());
  const fetch = async () => Response.json({ data: [], has_more: false });
  element.setOptions({ api: { url: '/chatkit', domainKey: '', fetch }, initialThread: 'thr_1' });

  document.body.append(element);

  await vi.waitFor(() => expect(told).toEqual(['ready', 'thread.load.start', 'history.open']));
});
