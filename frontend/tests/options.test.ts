import type { ChatKitOptions } from '@openai/chatkit';
import { afterEach, expect, test, vi } from 'vitest';
import type { WidgetElement } from '../src/widgets/widget-element';
import { AT, chat, created } from './chat-page';

const of = { thread_id: 'thr_1', created_at: AT };
const ASKED = {
  ...of,
  type: 'user_message',
  id: 'msg_1',
  content: [{ type: 'input_text', text: 'Hi' }],
  attachments: [],
};
const ANSWERED = {
  ...of,
  type: 'assistant_message',
  id: 'msg_2',
  content: [{ type: 'output_text', text: 'Hello', annotations: [] }],
};
const THREAD = { id: 'thr_1', title: 'Plans', created_at: AT };
const opened = (...items: object[]) => ({ ...THREAD, items: { data: items, has_more: false } });
const listed = { data: [THREAD], has_more: false };

afterEach(() => document.body.replaceChildren());

const labels = (root: ParentNode, within: string) =>
  [...root.querySelectorAll(`${within} button`)].map((button) => button.getAttribute('aria-label'));

/** A chat with one answer, and its history open. */
async function used(options: Partial<ChatKitOptions> = {}) {
  const page = await chat(
    (type) => (type === 'threads.list' ? listed : opened(ASKED, ANSWERED)),
    options,
  );
  await page.element.setThreadId('thr_1');
  await page.element.updateComplete;
  return page;
}

test('without options, all but what is named has its usual look', async () => {
  const { root } = await chat(created);

  expect(root.querySelector('[role=region]')?.getAttribute('aria-label')).toBe('Chat');
  expect(root.querySelector('.chat')?.getAttribute('data-scheme')).toBe('light');
  expect(root.querySelector('.start h2')?.textContent).toBe('What can I help with today?');
  expect(root.querySelector('textarea')?.placeholder).toBe('Message the AI');
  expect(labels(root, '.bar')).toEqual(['History', 'New chat']);
  expect(labels(root, 'ck-composer')).toEqual(['Send message']);
  expect(root.querySelector('.disclaimer')).toBeNull();
});

test('answers can be copied, and rated and made again where the options say so', async () => {
  const usual = await used();
  const all = await used({ threadItemActions: { feedback: true, retry: true } });

  expect(labels(usual.root, '.actions')).toEqual(['Copy answer']);
  expect(labels(all.root, '.actions')).toEqual([
    'Copy answer',
    'Good answer',
    'Bad answer',
    'Try again',
  ]);
});

test('a bar says what the thread is called, what the page says, or nothing, or is not there', async () => {
  const bar = async (header: NonNullable<ChatKitOptions['header']>) => {
    const { root } = await used({ header });
    return root.querySelector('.bar') && (root.querySelector('.bar h2')?.textContent ?? '');
  };

  expect(await bar({})).toBe('Plans');
  expect(await bar({ title: { text: 'Help' } })).toBe('Help');
  expect(await bar({ title: { enabled: false } })).toBe('');
  expect(await bar({ enabled: false })).toBeNull();
});

test('threads of the history are renamed and deleted unless the options forbid it', async () => {
  const offered = async (history: NonNullable<ChatKitOptions['history']>) => {
    const { element, root } = await used({ history });
    await element.showHistory();
    await vi.waitFor(() => expect(root.querySelector('.thread')).not.toBeNull());
    return root.querySelectorAll('.thread .round').length;
  };

  expect(await offered({})).toBe(2);
  expect(await offered({ showRename: false })).toBe(1);
  expect(await offered({ showRename: false, showDelete: false })).toBe(0);
  const { root } = await used({ history: { enabled: false } });
  expect(labels(root, '.bar')).toEqual(['New chat']);
});

test('a disclaimer is Markdown, with more contrast on demand', async () => {
  const { root } = await chat(created, {
    disclaimer: { text: 'It **errs**.', highContrast: true },
  });

  expect(root.querySelector('.disclaimer.strong strong')?.textContent).toBe('errs');
});

test('the first thread is loaded, and what happens is told in its order', async () => {
  const { told, root } = await chat(opened(ASKED, ANSWERED), { initialThread: 'thr_1' });
  await vi.waitFor(() => expect(root.querySelector('.answer')).not.toBeNull());

  expect(told).toEqual([
    ['ready', null],
    ['thread.load.start', { threadId: 'thr_1' }],
    ['thread.change', { threadId: 'thr_1' }],
    ['thread.load.end', { threadId: 'thr_1' }],
  ]);
});

test('a first thread that is gone leaves a new chat and says so', async () => {
  const { told, root, heard } = await chat(created, {
    api: {
      url: '/chatkit',
      domainKey: '',
      fetch: async () => Response.json({ error: 'NOT_FOUND', message: 'Gone.' }, { status: 404 }),
    },
    initialThread: 'thr_9',
  });
  await vi.waitFor(() => expect(heard('thread.load.end')).toHaveLength(1));

  expect(told.map(([name]) => name)).toEqual([
    'ready',
    'thread.load.start',
    'thread.change',
    'error',
    'thread.load.end',
  ]);
  expect(heard('thread.change')).toEqual([['thread.change', { threadId: null }]]);
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Gone.');
});

test.each([
  ['its result', () => ({ picked: 3 }), { picked: 3 }],
  ['nothing', () => undefined as never, {}],
  ['a failure', () => Promise.reject(new Error('No map here.')), { error: 'No map here.' }],
])('a client tool gives the server %s', async (_, onClientTool, result) => {
  const call = { ...of, type: 'client_tool_call', id: 'ctc_1', status: 'pending', call_id: 'c' };
  const asks = { ...call, name: 'pick', arguments: { from: 'map' } };
  const handler = vi.fn(onClientTool);
  const { element, sent, heard } = await chat(
    (type) =>
      type === 'threads.create'
        ? [...created, { type: 'thread.item.done', item: asks as never }]
        : [{ type: 'thread.item.done', item: ANSWERED as never }],
    { onClientTool: handler },
  );

  await element.sendUserMessage({ text: 'Hi' });

  expect(handler).toHaveBeenCalledExactlyOnceWith({ name: 'pick', params: { from: 'map' } });
  expect(sent[1]?.params).toEqual({ thread_id: 'thr_1', result });
  expect(heard('response.start', 'response.end').map(([name]) => name)).toEqual([
    'response.start',
    'response.end',
  ]);
});

test('actions for the page go to it with their widget, and to nobody else', async () => {
  const button = { type: 'Button', label: 'Go', onClickAction: { type: 'go', handler: 'client' } };
  const widget = { type: 'Card', children: [button] };
  const onAction = vi.fn(async () => undefined);
  const { root, sent, heard, element } = await chat(
    opened(ASKED, { ...of, type: 'widget', id: 'wgt_1', widget }),
    { widgets: { onAction }, initialThread: 'thr_1' },
  );
  const drawn = await vi.waitUntil(() => root.querySelector<WidgetElement>('ck-widget'));
  await element.updateComplete;
  await drawn.updateComplete;

  drawn.shadowRoot?.querySelector('button')?.click();
  await vi.waitFor(() => expect(onAction).toHaveBeenCalledTimes(1));

  expect(onAction).toHaveBeenCalledWith({ type: 'go', payload: {} }, { id: 'wgt_1', widget });
  expect(sent.map(({ type }) => type)).toEqual(['threads.get_by_id']);
  expect(heard('log')).toEqual([
    [
      'log',
      {
        name: 'widget.action',
        data: { widgetType: 'Button', actionType: 'go', handler: 'client' },
      },
    ],
  ]);
});

test('a message of the page can begin a thread, and name tool and model', async () => {
  const { element, sent, heard, root } = await chat(created, {
    composer: { models: [{ id: 'small', label: 'Small' }] },
  });
  await element.sendUserMessage({ text: 'Hi' });

  await element.sendUserMessage({
    text: 'Hi again',
    reply: 'Hello',
    newThread: true,
    toolChoice: { id: 'plan' },
    model: 'large',
  });

  expect(sent.map(({ type }) => type)).toEqual(['threads.create', 'threads.create']);
  expect(sent[1]?.params.input).toEqual({
    content: [{ type: 'input_text', text: 'Hi again' }],
    attachments: [],
    quoted_text: 'Hello',
    inference_options: { tool_choice: { id: 'plan' }, model: 'large' },
  });
  expect(heard('thread.change').map(([, detail]) => detail)).toEqual([
    { threadId: 'thr_1' },
    { threadId: null },
    { threadId: 'thr_1' },
  ]);
  expect(heard('tool.change')).toEqual([]);
  expect(root.querySelector<HTMLSelectElement>('select')?.value).toBe('small');
});

test('the locale goes to the server', async () => {
  const asked: Headers[] = [];
  const { element } = await chat(created, {
    api: {
      url: '/chatkit',
      domainKey: 'never sent',
      fetch: async (_url, init) => {
        asked.push(new Headers(init?.headers));
        return new Response('');
      },
    },
    locale: 'pt-BR',
  });

  await element.sendUserMessage({ text: 'Oi' });

  expect(asked[0]?.get('Accept-Language')).toBe('pt-BR');
  expect([...(asked[0]?.values() ?? [])]).not.toContain('never sent');
});
