/** The operations of the one endpoint: what each takes, and what the JSON ones answer. */
import type { UserMessageContent } from '@openai/chatkit';
import type { InferenceOptions, Page, Thread, ThreadItem } from './items';

export interface UserMessageInput {
  content: UserMessageContent[];
  attachments: string[];
  quoted_text?: string;
  inference_options: InferenceOptions;
}

interface PageParams {
  limit?: number;
  order?: 'asc' | 'desc';
  after?: string;
}

interface CustomActionParams {
  thread_id: string;
  item_id?: string;
  action: { type: string; payload?: Record<string, unknown> };
}

/** Operations answered by a stream of events. */
export interface StreamOperations {
  'threads.create': { input: UserMessageInput };
  'threads.add_user_message': { thread_id: string; input: UserMessageInput };
  'threads.add_client_tool_output': { thread_id: string; result: unknown };
  'threads.retry_after_item': { thread_id: string; item_id: string };
  'threads.custom_action': CustomActionParams;
}

/** Operations answered by one JSON document: `[parameters, answer]`. */
export interface JsonOperations {
  'threads.get_by_id': [{ thread_id: string }, Thread];
  'threads.list': [PageParams, Page<Thread>];
  'threads.update': [{ thread_id: string; title: string }, Thread];
  'threads.delete': [{ thread_id: string }, Record<string, never>];
  'threads.sync_custom_action': [CustomActionParams, { updated_item?: ThreadItem }];
  'items.list': [PageParams & { thread_id: string }, Page<ThreadItem>];
  'items.feedback': [
    { thread_id: string; item_ids: string[]; kind: 'positive' | 'negative' },
    Record<string, never>,
  ];
}

export type StreamRequest = {
  [Type in keyof StreamOperations]: { type: Type; params: StreamOperations[Type] };
}[keyof StreamOperations];
