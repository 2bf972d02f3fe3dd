/** Chats of the gallery: the element in its states. */
import type { ChatKitOptions } from '@openai/chatkit';
import { CREATED_AT, type Script, THREAD_ID } from './scripted-server';

export interface Chat {
  name: string;
  script: Script;
  options?: Partial<ChatKitOptions>;
  /** What is sent when it appears. */
  says?: string;
  opensHistory?: boolean;
  isNew?: boolean;
}

let count = 0;
const item = (type: string, props: object) => ({
  id: `item_${++count}`,
  thread_id: THREAD_ID,
  created_at: CREATED_AT,
  type,
  ...props,
});
const asks = (text: string, props: object = {}) =>
  item('user_message', {
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
    ...props,
  });
const answers = (text: string, annotations: object[] = []) =>
  item('assistant_message', { content: [{ type: 'output_text', text, annotations }] });
const source = (title: string, url: string) => ({
  type: 'annotation',
  source: { type: 'url', title, url },
  index: 10,
});
const steps = (status: string) =>
  item('workflow', {
    workflow: {
      type: 'custom',
      expanded: true,
      tasks: [
        { type: 'custom', title: 'Looked at your list', status_indicator: 'complete' },
        {
          type: 'web_search',
          title: 'Searches',
          queries: ['trains'],
          sources: [],
          status_indicator: status,
        },
        {
          type: 'thought',
          title: 'Thinks',
          content: 'Which train is *early* enough?',
          status_indicator: 'none',
        },
      ],
    },
  });
const widget = item('widget', {
  widget: {
    type: 'Card',
    status: { text: '1 open task', icon: 'check-circle' },
    children: [{ type: 'Text', value: 'Buy milk' }],
  },
});

const CONVERSATION = [
  asks('Which tasks are open?', { quoted_text: 'Something that was said before' }),
  steps('complete'),
  answers('You have **one** open task, and a train to catch.', [
    source('Timetable', 'https://example.org/trains'),
  ]),
  widget,
  asks('آج کیا کرنا ہے؟', {
    content: [
      { type: 'input_tag', id: 'task_1', text: 'Buy milk', data: {}, interactive: true },
      { type: 'input_text', text: ' آج کیا کرنا ہے؟' },
    ],
    attachments: [{ type: 'file', id: 'att_1', name: 'list.pdf', mime_type: 'application/pdf' }],
  }),
  item('task', {
    task: { type: 'file', title: 'Read list.pdf', sources: [], status_indicator: 'complete' },
  }),
  answers('دودھ خریدنا ہے۔\n\n1. دکان\n2. گھر'),
  item('generated_image', { image: { id: 'img_1', url: '/icon.svg' } }),
];

const PENDING = item('structured_input', {
  status: 'pending',
  inputs: [
    {
      id: 'q1',
      type: 'multiple_choice',
      question: 'Which day suits you?',
      options: [{ value: 'Monday' }, { value: 'Tuesday' }],
      multiple: false,
    },
  ],
});

const start = {
  greeting: 'What can I do for you?',
  prompts: [
    { label: 'Plan my day', prompt: 'Plan my day', icon: 'calendar' as const },
    { label: 'What is late?', prompt: 'What is late?', icon: 'clock' as const },
    { label: 'An icon of the second file', prompt: 'x', icon: 'compass' as const },
  ],
};

export const CHATS: readonly Chat[] = [
  { name: 'Start', isNew: true, script: {}, options: { startScreen: start } },
  {
    name: 'Conversation',
    script: { items: CONVERSATION, thread: { title: 'Trains and milk' } },
    options: { threadItemActions: { feedback: true, retry: true } },
  },
  {
    name: 'Answer on its way',
    isNew: true,
    says: 'Plan my day',
    script: {
      ends: false,
      answer: [
        { type: 'thread.item.done', item: asks('Plan my day') },
        { type: 'stream_options', stream_options: { allow_cancel: true } },
        { type: 'thread.item.added', item: steps('loading') },
        { type: 'progress_update', text: 'Looking for trains', icon: 'search' },
      ],
    },
  },
  {
    name: 'Notices and a failure',
    isNew: true,
    says: 'Plan my day',
    script: {
      answer: [
        { type: 'thread.item.done', item: asks('Plan my day') },
        {
          type: 'notice',
          level: 'info',
          title: 'Good to know',
          message: 'The list is **shared**.',
        },
        { type: 'notice', level: 'warning', message: 'Ten messages are left for today.' },
        { type: 'notice', level: 'danger', message: 'The calendar cannot be read.' },
        { type: 'error', code: 'custom', message: 'The model did not answer.', allow_retry: true },
      ],
    },
  },
  { name: 'A question', script: { items: [asks('Move the meeting'), PENDING] } },
  {
    name: 'Locked',
    script: {
      items: CONVERSATION.slice(0, 3),
      thread: { status: { type: 'locked', reason: 'Waiting for Ada' } },
    },
  },
  {
    name: 'Closed',
    script: { items: CONVERSATION.slice(0, 3), thread: { status: { type: 'closed' } } },
  },
  {
    name: 'History',
    opensHistory: true,
    isNew: true,
    script: {
      threads: [
        'Trains and milk',
        '',
        'A title that is so long that nobody can read it to its very end',
      ].map((title, index) => ({
        id: `thread_${index}`,
        title,
        created_at: `2026-0${index + 1}-01T09:00:00Z`,
        items: { data: [] },
      })),
    },
  },
  {
    name: 'Composer with everything',
    isNew: true,
    script: {},
    options: {
      composer: {
        placeholder: 'Ask anything',
        attachments: { enabled: true },
        dictation: { enabled: true },
        tools: [{ id: 'search', label: 'Search the web', icon: 'globe', pinned: true }],
        models: [
          { id: 'fast', label: 'Fast' },
          { id: 'best', label: 'Best', default: true },
        ],
      },
      disclaimer: { text: 'It can be **wrong**.' },
      header: {
        leftAction: { icon: 'menu', onClick: () => undefined },
        title: { text: 'Own title' },
      },
    },
  },
];
