/** What is being written: text in which some words stand for something, as tags. */
import type { UserMessageContent } from '@openai/chatkit';

export type Tag = Extract<UserMessageContent, { type: 'input_tag' }>;

/** A tag at its place in the text, where it reads `@` and its name. */
export interface PlacedTag {
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
}

export interface Draft {
  readonly text: string;
  /** In the order of the text; none overlap. */
  readonly tags: readonly PlacedTag[];
}

export const EMPTY_DRAFT: Draft = { text: '', tags: [] };

export function draftOf(content: readonly UserMessageContent[]): Draft {
  let text = '';
  const tags: PlacedTag[] = [];
  for (const part of content) {
    const start = text.length;
    text += part.type === 'input_tag' ? `@${part.text}` : part.text;
    if (part.type === 'input_tag') tags.push({ start, end: text.length, tag: part });
  }
  return { text, tags };
}

/** The draft as a message has it: tags and words in turn, without space around the whole. */
export function contentOf({ text, tags }: Draft): UserMessageContent[] {
  const content: UserMessageContent[] = [];
  const words = text.trimEnd();
  let from = text.length - text.trimStart().length;
  for (const { start, end, tag } of tags) {
    if (start > from) content.push({ type: 'input_text', text: text.slice(from, start) });
    content.push(tag);
    from = end;
  }
  const rest = words.slice(from);
  if (rest) content.push({ type: 'input_text', text: rest });
  return content;
}

/** The draft after typing has made `text` of it. A tag that was typed into is one no more. */
export function edited(before: Draft, text: string, caret: number): Draft {
  const old = before.text;
  const room = Math.min(old.length, text.length);
  const head = commonLength(room, (index) => old[index] === text[index]);
  // The caret stands behind what is new: what follows it was there before. Not so after an undo.
  const after = text.length - caret;
  const tail = old.endsWith(text.slice(caret))
    ? Math.min(after, old.length)
    : commonLength(room - head, (index) => old.at(-1 - index) === text.at(-1 - index));
  const start = Math.min(head, room - tail);
  const shift = text.length - old.length;
  const tags = before.tags.flatMap((placed) => {
    if (placed.end <= start) return [placed];
    if (placed.start < old.length - tail) return [];
    return [{ ...placed, start: placed.start + shift, end: placed.end + shift }];
  });
  return { text, tags };
}

/** Puts a tag in place of `start` to `end`, and a space behind it unless there is one. */
export function withTag({ text, tags }: Draft, start: number, end: number, tag: Tag): Draft {
  const rest = text.slice(end);
  const name = `@${tag.text}`;
  const gap = /^\s/.test(rest) ? '' : ' ';
  const shift = name.length + gap.length - (end - start);
  return {
    text: text.slice(0, start) + name + gap + rest,
    tags: [
      ...tags.filter((placed) => placed.end <= start),
      { start, end: start + name.length, tag },
      ...tags
        .filter((placed) => placed.start >= end)
        .map((placed) => ({ ...placed, start: placed.start + shift, end: placed.end + shift })),
    ],
  };
}

export interface Trigger {
  char: '@' | '/';
  query: string;
  start: number;
}

/** What somebody has begun to call by `@` or `/` right before the caret. */
export function triggerAt({ text, tags }: Draft, caret: number): Trigger | null {
  const found = /(?:^|[\s([])(@(?!\s)[^@/\n]{0,60}|\/[^\s/]{0,60})$/.exec(text.slice(0, caret));
  const called = found?.[1];
  if (!called) return null;
  const start = caret - called.length;
  if (tags.some((placed) => placed.start < caret && placed.end > start)) return null;
  return { char: called[0] as Trigger['char'], query: called.slice(1), start };
}

function commonLength(most: number, same: (index: number) => boolean): number {
  let length = 0;
  while (length < most && same(length)) length++;
  return length;
}
