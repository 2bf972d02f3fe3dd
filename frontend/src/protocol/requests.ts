/** The operations of the one endpoint: what each takes, and what the JSON ones answer. */
import type { Attachment, UserMessageContent } from '@openai/chatkit';
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

/** Where and how the bytes of an announced file are to be sent. */
export interface UploadDescriptor {
  url: string;
  method: 'POST' | 'PUT';
  headers?: Record<string, string>;
}

export interface StructuredAnswers {
  status: 'answered' | 'skipped';
  answers: Record<string, { values: string[]; skipped: boolean }>;
}

/** Operations answered by a stream of events. */
export interface StreamOperations {
  'threads.create': { input: UserMessageInput };
  'threads.add_user_message': { thread_id: string; input: UserMessageInput };
  'threads.add_client_tool_output': { thread_id: string; result: unknown };
  'threads.add_structured_input': {
    thread_id: string;
    item_id: string;
    input: StructuredAnswers;
  };
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
  'attachments.create': [
    { name: string; size: number; mime_type: string },
    Attachment & { upload_descriptor?: UploadDescriptor },
  ];
  'attachments.delete': [{ attachment_id: string }, Record<string, never>];
  'input.transcribe': [{ audio_base64: string; mime_type: string }, { text: string }];
}

export type StreamRequest = {
  [Type in keyof StreamOperations]: { type: Type; params: StreamOperations[Type] };
}[keyof StreamOperations];
