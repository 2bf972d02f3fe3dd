/** What Markdown consists of. Blocks keep their text raw: a link may be defined below its use. */

export type Alignment = 'start' | 'center' | 'end';

export type Block =
  | { type: 'heading'; depth: number; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; ordered: boolean; start: number; loose: boolean; items: ListItem[] }
  | { type: 'code'; text: string }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'table'; align: Alignment[]; head: string[]; rows: string[][] }
  | { type: 'rule' }
  /** HTML is shown, never made. */
  | { type: 'html'; text: string };

export interface ListItem {
  /** Absent where the item is no task. */
  checked: boolean | undefined;
  blocks: Block[];
}

/** Label, in the form that `labelOf` gives it, to address. */
export type References = Map<string, string>;

export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'break' }
  | { type: 'image'; href: string; text: string }
  | { type: 'link'; href: string; children: Inline[]; bare?: boolean }
  | Emphasis;

export interface Emphasis {
  type: 'strong' | 'em' | 'del';
  children: Inline[];
  /** How many emphases lie in each other here. */
  depth: number;
}

/** Labels are the same whatever their case (`ẞ` is `SS`) and however they are spaced. */
export function labelOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
