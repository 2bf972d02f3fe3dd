import type { ChatKitOptions } from '@openai/chatkit';
import { afterEach, expect, test, vi } from 'vitest';
import '../src/element/index';
import type { ChatKitElement } from '../src/element/chatkit-element';
import type { StreamEvent } from '../src/protocol/events';

const AT = '2026-11-20T10:00:00';

afterEach(() => document.body.replaceChildren());

/** The element on a page whose server answers every message with these events. */
async function chat(events: StreamEvent[], options: Partial<ChatKitOptions> = {}) {
  const element = document.createElement('openai-chatkit') as ChatKitElement;
  const sent: { type: string; params: Record<string, unknown> }[] = [];
  const told: [string, unknown][] = [];
  for (const name of ['effect', 'deeplink', 'log', 'error', 'tool.change']) {
    element.addEventListener(`chatkit.${name}`, ({ detail }: CustomEvent) =>
      told.push([name, detail]),
    );
  }
  element.setOptions({
    api: {
      url: '/chatkit',
      domainKey: '',
      fetch: async (_url, init) => {
        sent.push(JSON.parse(String(init?.body)));
        return new Response(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
      },
    },
    ...options,
  });
  document.body.append(element);
  await element.updateComplete;
  return { element, sent, told, root: element.renderRoot };
}

const created: StreamEvent[] = [
  { type: 'thread.created', thread: { id: 'thr_1', created_at: AT, items: { data: [] } } },
];

test('hosted mode is refused in words', async () => {
  const { told, root } = await chat([], { api: { getClientSecret: async () => 'secret' } });

  const [[name, detail] = []] = told;
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
