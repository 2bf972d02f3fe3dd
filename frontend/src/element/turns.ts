/** A thread as turns: a message and everything that answers it. */
import type { ThreadItem, UserMessageItem } from '../protocol/items';

export interface Turn {
  /** Absent before the first message, or when it is on a page not loaded yet. */
  message: UserMessageItem | null;
  answer: ThreadItem[];
}

export function turnsOf(items: readonly ThreadItem[]): Turn[] {
  const turns: Turn[] = [];
  for (const item of items) {
    if (item.type === 'user_message') turns.push({ message: item, answer: [] });
    else if (turns.length === 0) turns.push({ message: null, answer: [item] });
    else turns.at(-1)?.answer.push(item);
  }
  return turns;
}

/** The answer as text, for the clipboard and for those who listen. */
export function answerText(answer: readonly ThreadItem[]): string {
  return answer
    .map((item) => {
      if (item.type === 'assistant_message') return item.content.map(({ text }) => text).join('\n');
      return item.type === 'widget' ? (item.copy_text ?? '') : '';
    })
    .filter((text) => text !== '')
    .join('\n\n');
}
