/** The events of a response stream. */
import type { Annotation, GeneratedImage, OutputText, Task, Thread, ThreadItem } from './items';
import type { WidgetNode, WidgetRoot } from './widgets';

export type ItemUpdate =
  | {
      type: 'assistant_message.content_part.added' | 'assistant_message.content_part.done';
      content_index: number;
      content: OutputText;
    }
  | { type: 'assistant_message.content_part.text_delta'; content_index: number; delta: string }
  | {
      type: 'assistant_message.content_part.annotation_added';
      content_index: number;
      annotation_index: number;
      annotation: Annotation;
    }
  | { type: 'widget.root.updated'; widget: WidgetRoot }
  | { type: 'widget.component.updated'; component_id: string; component: WidgetNode }
  | {
      type: 'widget.streaming_text.value_delta';
      component_id: string;
      delta: string;
      done: boolean;
    }
  | { type: 'workflow.task.added' | 'workflow.task.updated'; task_index: number; task: Task }
  | { type: 'generated_image.updated'; image: GeneratedImage; progress?: number };

export interface Notice {
  level: 'info' | 'warning' | 'danger';
  /** Markdown. */
  message: string;
  title?: string;
}

export type StreamEvent =
  | { type: 'thread.created' | 'thread.updated'; thread: Thread }
  | { type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced'; item: ThreadItem }
  | { type: 'thread.item.updated'; item_id: string; update: ItemUpdate }
  | { type: 'thread.item.removed'; item_id: string }
  | { type: 'stream_options'; stream_options: { allow_cancel: boolean } }
  | { type: 'progress_update'; text: string; icon?: string }
  | { type: 'client_effect'; name: string; data?: Record<string, unknown> }
  | ({ type: 'notice' } & Notice)
  | { type: 'error'; code: string; message?: string; allow_retry: boolean };
