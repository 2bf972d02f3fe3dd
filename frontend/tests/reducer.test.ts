import { expect, test } from 'vitest';
import type { AssistantMessageItem, Thread, WidgetItem } from '../src/protocol/items';
import { type ChatEvent, type ChatState, EMPTY_CHAT } from '../src/state/chat-state';
import { reduce } from '../src/state/reducer';

const AT = '2026-11-20T10:00:00';
const THREAD: Thread = { id: 'thr_1', created_at: AT, items: { data: [] } };
const base = (id: string) => ({ id, thread_id: 'thr_1', created_at: AT });
const question = {
  ...base('msg_1'),
  type: 'user_message' as const,
  content: [{ type: 'input_text' as const, text: 'Show my tasks' }],
  attachments: [],
};
const emptyAnswer: AssistantMessageItem = {
  ...base('msg_2'),
  type: 'assistant_message',
  content: [],
};
const answer = (text: string): AssistantMessageItem => ({
  ...emptyAnswer,
  content: [{ type: 'output_text', text, annotations: [] }],
});
const widget = (value: string): WidgetItem => ({
  ...base('wgt_1'),
  type: 'widget',
  widget: {
    type: 'Card',
    children: [{ type: 'Row', children: [{ type: 'Text', id: 'note', value }] }],
  },
});

function play(events: ChatEvent[], state: ChatState = EMPTY_CHAT): ChatState {
  return events.reduce(reduce, state);
}

test('a recorded answer with a tool call, text and a widget becomes the state it describes', () => {
  const task = {
    type: 'custom' as const,
    title: 'Listing tasks',
    status_indicator: 'loading' as const,
  };
  const workflow = { ...base('wfl_1'), type: 'workflow' as const };
  const events: ChatEvent[] = [
    { type: 'local.message_sent', item: { ...question, id: 'unsent', thread_id: '' } },
    { type: 'local.response_started' },
    { type: 'thread.created', thread: THREAD },
    { type: 'thread.item.done', item: question },
    { type: 'stream_options', stream_options: { allow_cancel: true } },
    { type: 'progress_update', text: 'Looking' },
    { type: 'thread.item.added', item: { ...workflow, workflow: { type: 'custom', tasks: [] } } },
    {
      type: 'thread.item.updated',
      item_id: 'wfl_1',
      update: { type: 'workflow.task.added', task_index: 0, task },
    },
    {
      type: 'thread.item.updated',
      item_id: 'wfl_1',
      update: {
        type: 'workflow.task.updated',
        task_index: 0,
        task: { ...task, status_indicator: 'complete' },
      },
    },
    { type: 'thread.item.added', item: emptyAnswer },
    ...['Here ', 'they ', 'are.'].map(
      (delta): ChatEvent => ({
        type: 'thread.item.updated',
        item_id: 'msg_2',
        update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta },
      }),
    ),
    { type: 'thread.item.done', item: widget('Buy milk') },
    { type: 'notice', level: 'info', message: 'Saved.' },
    { type: 'thread.updated', thread: { ...THREAD, title: 'My tasks' } },
    { type: 'local.response_ended' },
  ];

  expect(play(events)).toEqual({
    thread: { ...THREAD, title: 'My tasks' },
    items: [
      question,
      {
        ...workflow,
        workflow: { type: 'custom', tasks: [{ ...task, status_indicator: 'complete' }] },
      },
      answer('Here they are.'),
      widget('Buy milk'),
    ],
    olderCursor: null,
    pending: null,
    responding: false,
    cancellable: true,
    progress: null,
    notices: [{ type: 'notice', level: 'info', message: 'Saved.' }],
    failure: null,
    loading: false,
  });
});

test('an item that is done without having been added appears, and one that is known is replaced', () => {
  const once = play([{ type: 'thread.item.done', item: answer('first') }]);
  expect(once.items).toEqual([answer('first')]);
  expect(play([{ type: 'thread.item.replaced', item: answer('second') }], once).items).toEqual([
    answer('second'),
  ]);
});

test('a delta for a content part that was never announced fills the parts before it', () => {
  const { items } = play([
    { type: 'thread.item.added', item: emptyAnswer },
    {
      type: 'thread.item.updated',
      item_id: 'msg_2',
      update: {
        type: 'assistant_message.content_part.text_delta',
        content_index: 1,
        delta: 'late',
      },
    },
  ]);
  expect((items[0] as AssistantMessageItem).content.map(({ text }) => text)).toEqual(['', 'late']);
});

test('a finished part without annotations keeps those already shown', () => {
  const annotation = {
    type: 'annotation' as const,
    source: { type: 'url' as const, title: 'A' },
    index: 2,
  };
  const { items } = play([
    { type: 'thread.item.added', item: answer('text') },
    {
      type: 'thread.item.updated',
      item_id: 'msg_2',
      update: {
        type: 'assistant_message.content_part.annotation_added',
        content_index: 0,
        annotation_index: 0,
        annotation,
      },
    },
    {
      type: 'thread.item.updated',
      item_id: 'msg_2',
      update: {
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: { type: 'output_text', text: 'text, done', annotations: [] },
      },
    },
  ]);
  expect((items[0] as AssistantMessageItem).content).toEqual([
    { type: 'output_text', text: 'text, done', annotations: [annotation] },
  ]);
});

test('streamed widget text is appended to the component with its id', () => {
  const { items } = play([
    { type: 'thread.item.added', item: widget('Buy') },
    {
      type: 'thread.item.updated',
      item_id: 'wgt_1',
      update: {
        type: 'widget.streaming_text.value_delta',
        component_id: 'note',
        delta: ' milk',
        done: true,
      },
    },
  ]);
  expect(JSON.stringify(items[0])).toContain('"value":"Buy milk","streaming":false');
});

test('a component is replaced by its id and a root as a whole', () => {
  const component = { type: 'Badge', id: 'note', label: 'new' };
  const replaced = play([
    { type: 'thread.item.added', item: widget('old') },
    {
      type: 'thread.item.updated',
      item_id: 'wgt_1',
      update: { type: 'widget.component.updated', component_id: 'note', component },
    },
  ]);
  expect(JSON.stringify(replaced.items[0])).toContain(JSON.stringify(component));
  const root = { type: 'Card' as const, children: [] };
  const redrawn = play(
    [
      {
        type: 'thread.item.updated',
        item_id: 'wgt_1',
        update: { type: 'widget.root.updated', widget: root },
      },
    ],
    replaced,
  );
  expect((redrawn.items[0] as WidgetItem).widget).toEqual(root);
});

test('a thread that is updated never takes the items away', () => {
  const state = play([
    { type: 'thread.item.done', item: answer('kept') },
    { type: 'thread.updated', thread: THREAD },
  ]);
  expect(state.items).toEqual([answer('kept')]);
});

test('removed items go', () => {
  const events: ChatEvent[] = [
    { type: 'thread.item.done', item: answer('gone') },
    { type: 'thread.item.removed', item_id: 'msg_2' },
  ];
  expect(play(events).items).toEqual([]);
});

test('a retry drops what followed the message', () => {
  const state = play([
    { type: 'thread.item.done', item: question },
    { type: 'thread.item.done', item: answer('old') },
    { type: 'local.retry_started', item_id: 'msg_1' },
  ]);
  expect(state.items).toEqual([question]);
});

test('an error ends the progress and says whether trying again makes sense', () => {
  const state = play([
    { type: 'progress_update', text: 'Looking' },
    { type: 'error', code: 'custom', message: 'The model is busy.', allow_retry: true },
  ]);
  expect(state.failure).toEqual({ message: 'The model is busy.', allowRetry: true });
  expect(state.progress).toBeNull();
});

test('an event or an update of a kind not known yet changes nothing', () => {
  const state = play([{ type: 'thread.item.done', item: answer('kept') }]);
  const unknown = [
    { type: 'thread.sparkled' },
    { type: 'thread.item.updated', item_id: 'msg_2', update: { type: 'sparkle' } },
  ] as unknown as ChatEvent[];
  expect(play(unknown, state)).toEqual(state);
});

test('a message that its answer came without stays above it, and one that comes yet is waited for', () => {
  const sent = { ...question, id: 'unsent', thread_id: '' };
  const before = play([{ type: 'local.message_sent', item: sent }]);

  const answered = play([{ type: 'thread.item.done', item: answer('Here') }], before);
  expect(answered.items).toEqual([sent, answer('Here')]);
  expect(answered.pending).toBeNull();

  const replaced = play([{ type: 'thread.item.replaced', item: widget('used') }], before);
  expect(replaced.items).toEqual([widget('used')]);
  expect(replaced.pending).toEqual(sent);
});

test('older messages that are there already are not there twice', () => {
  const state = play([
    { type: 'local.thread_opened', thread: THREAD, items: [answer('new')], olderCursor: 'c1' },
    { type: 'local.older_loaded', items: [question, answer('new')], olderCursor: 'c2' },
    { type: 'local.older_loaded', items: [question], olderCursor: 'c3' },
  ]);

  expect(state.items).toEqual([question, answer('new')]);
  expect(state.olderCursor).toBeNull();
});

test('older messages are put before the ones already there', () => {
  const state = play([
    { type: 'local.thread_opened', thread: THREAD, items: [answer('new')], olderCursor: 'c1' },
    { type: 'local.older_loaded', items: [question], olderCursor: null },
  ]);
  expect(state.items).toEqual([question, answer('new')]);
  expect(state.olderCursor).toBeNull();
});
