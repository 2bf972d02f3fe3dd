/** What a thread consists of. */
import type { Attachment, UserMessageContent } from '@openai/chatkit';
import type { WidgetRoot } from './widgets';

interface ItemBase {
  id: string;
  thread_id: string;
  /** ISO 8601; without an offset it is UTC. */
  created_at: string;
}

export interface InferenceOptions {
  tool_choice?: { id: string };
  model?: string;
}

export interface Source {
  type: 'url' | 'file' | 'entity';
  title: string;
  url?: string;
  filename?: string;
  description?: string;
  group?: string;
  /** Of entities. */
  id?: string;
  icon?: string;
  inline_label?: string;
  interactive?: boolean;
  data?: Record<string, unknown>;
}

export interface Annotation {
  type: 'annotation';
  source: Source;
  /** Character offset in the text. */
  index?: number;
}

export interface OutputText {
  type: 'output_text';
  text: string;
  annotations: Annotation[];
}

export interface Task {
  type: 'custom' | 'web_search' | 'thought' | 'file' | 'image';
  title?: string;
  /** Of a search in the web: what is looked for, in short and in full. */
  title_query?: string;
  queries?: string[];
  /** Of searches and files: what was found. */
  sources?: Source[];
  icon?: string;
  content?: string;
  status_indicator?: 'none' | 'loading' | 'complete';
}

export interface Workflow {
  type: 'custom' | 'reasoning';
  tasks: Task[];
  summary?: { title: string; icon?: string } | { duration: number };
  expanded?: boolean;
}

export interface GeneratedImage {
  id: string;
  url: string;
}

export interface UserMessageItem extends ItemBase {
  type: 'user_message';
  content: UserMessageContent[];
  attachments: Attachment[];
  quoted_text?: string;
  inference_options?: InferenceOptions;
}

export interface AssistantMessageItem extends ItemBase {
  type: 'assistant_message';
  content: OutputText[];
}

export interface ClientToolCallItem extends ItemBase {
  type: 'client_tool_call';
  status: 'pending' | 'completed';
  call_id: string;
  name: string;
  arguments: Record<string, unknown>;
}

export interface WidgetItem extends ItemBase {
  type: 'widget';
  widget: WidgetRoot;
  copy_text?: string;
}

export interface WorkflowItem extends ItemBase {
  type: 'workflow';
  workflow: Workflow;
}

export interface TaskItem extends ItemBase {
  type: 'task';
  task: Task;
}

export interface GeneratedImageItem extends ItemBase {
  type: 'generated_image';
  image?: GeneratedImage;
}

export interface Question {
  type: 'multiple_choice' | 'freeform';
  id: string;
  question: string;
  /** What a choice is made from, beside an answer in one's own words. */
  options?: { value: string }[];
  /** More than one may be chosen. */
  multiple?: boolean;
  description?: string;
  answer?: { values: string[]; skipped: boolean };
}

export interface StructuredInputItem extends ItemBase {
  type: 'structured_input';
  status: 'pending' | 'answered' | 'skipped';
  inputs: Question[];
}

export interface EndOfTurnItem extends ItemBase {
  type: 'end_of_turn';
}

export type ThreadItem =
  | UserMessageItem
  | AssistantMessageItem
  | ClientToolCallItem
  | WidgetItem
  | WorkflowItem
  | TaskItem
  | GeneratedImageItem
  | StructuredInputItem
  | EndOfTurnItem;

export interface Page<Entry> {
  data: Entry[];
  has_more?: boolean;
  /** Cursor of the next page. */
  after?: string;
}

export interface Thread {
  id: string;
  title?: string;
  created_at: string;
  status?: { type: 'active' } | { type: 'locked' | 'closed'; reason?: string };
  /** Hosts whose images may be shown; none by default. */
  allowed_image_domains?: string[];
  items: Page<ThreadItem>;
}
