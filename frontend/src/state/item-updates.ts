/** What one `thread.item.updated` does to its item. An update that does not fit changes nothing. */
import type { ItemUpdate } from '../protocol/events';
import type {
  AssistantMessageItem,
  OutputText,
  Task,
  ThreadItem,
  WidgetItem,
  WorkflowItem,
} from '../protocol/items';
import type { WidgetRoot } from '../protocol/widgets';
import { appendText, replaceComponent } from './widget-updates';

export function updateItem(item: ThreadItem, update: ItemUpdate): ThreadItem {
  switch (update.type) {
    case 'assistant_message.content_part.added':
      return withPart(item, update.content_index, () => update.content);
    case 'assistant_message.content_part.done':
      return withPart(item, update.content_index, (part) => ({
        ...update.content,
        // Some servers finish a part without its annotations; those already shown stay.
        annotations:
          update.content.annotations?.length > 0 ? update.content.annotations : part.annotations,
      }));
    case 'assistant_message.content_part.text_delta':
      return withPart(item, update.content_index, (part) => ({
        ...part,
        text: part.text + update.delta,
      }));
    case 'assistant_message.content_part.annotation_added':
      return withPart(item, update.content_index, (part) => ({
        ...part,
        annotations: [
          ...part.annotations.slice(0, update.annotation_index),
          update.annotation,
          ...part.annotations.slice(update.annotation_index + 1),
        ],
      }));
    case 'widget.root.updated':
      return withWidget(item, () => update.widget);
    case 'widget.component.updated':
      return withWidget(item, (widget) =>
        replaceComponent(widget, update.component_id, update.component),
      );
    case 'widget.streaming_text.value_delta':
      return withWidget(item, (widget) => appendText(widget, update.component_id, update));
    case 'workflow.task.added':
    case 'workflow.task.updated':
      return withTask(item, update.task_index, update.task);
    case 'generated_image.updated':
      return item.type === 'generated_image' ? { ...item, image: update.image } : item;
    default:
      return item;
  }
}

const EMPTY_PART: OutputText = { type: 'output_text', text: '', annotations: [] };

/** Changes one content part; parts that were never announced are filled in as empty ones. */
function withPart(
  item: ThreadItem,
  index: number,
  change: (part: OutputText) => OutputText,
): ThreadItem {
  if (item.type !== 'assistant_message') return item;
  const content: AssistantMessageItem['content'] = [...item.content];
  while (content.length <= index) content.push(EMPTY_PART);
  const part = content[index] ?? EMPTY_PART;
  content[index] = change({ ...part, annotations: part.annotations ?? [] });
  return { ...item, content };
}

function withWidget(item: ThreadItem, change: (widget: WidgetRoot) => WidgetRoot): ThreadItem {
  return item.type === 'widget'
    ? ({ ...item, widget: change(item.widget) } satisfies WidgetItem)
    : item;
}

function withTask(item: ThreadItem, index: number, task: Task): ThreadItem {
  if (item.type !== 'workflow') return item;
  const tasks = [...item.workflow.tasks];
  tasks[Math.min(index, tasks.length)] = task;
  return { ...item, workflow: { ...item.workflow, tasks } } satisfies WorkflowItem;
}
