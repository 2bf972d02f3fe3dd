/** Emphasis: which runs of `*`, `_` and `~` belong together. CommonMark's rules. */
import type { Emphasis, Inline } from './tokens';

export interface Delimiter {
  type: 'delimiter';
  mark: string;
  /** How many of the run are still there, and how many there were. */
  count: number;
  length: number;
  opens: boolean;
  closes: boolean;
}

/** Beyond, marks stay text: no text that means something gets there. */
const DEEPEST = 20;
const SPACE = /^\s?$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;

/** The run of marks at a place of the text. */
export function delimiterAt(text: string, at: number): Delimiter {
  const mark = text[at] ?? '';
  let end = at;
  while (text[end] === mark) end++;
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(end) ?? 32);
  const left = !SPACE.test(after) && (!PUNCTUATION.test(after) || isEdge(before));
  const right = !SPACE.test(before) && (!PUNCTUATION.test(before) || isEdge(after));
  const inWord = mark === '_';
  const length = end - at;
  const known = mark !== '~' || length < 3;
  return {
    type: 'delimiter',
    mark,
    count: length,
    length,
    opens: known && left && (!inWord || !right || PUNCTUATION.test(before)),
    closes: known && right && (!inWord || !left || PUNCTUATION.test(after)),
  };
}

function isEdge(character: string): boolean {
  return SPACE.test(character) || PUNCTUATION.test(character);
}

type Node = Inline | Delimiter;

/** `arrives`: what is open at the end of the text is closed there. */
export function nestEmphasis(nodes: readonly Node[], arrives = false): Inline[] {
  const out: Node[] = [];
  /** Kind of closer → nothing before this place opens for it. Keeps long texts linear. */
  const bottoms = new Map<string, number>();
  for (const node of nodes) {
    if (node.type !== 'delimiter') {
      out.push(node);
      continue;
    }
    const closer = { ...node };
    while (closer.closes && closer.count > 0) {
      const key = `${closer.mark}${closer.opens}${closer.length % 3}${closer.mark === '~' ? closer.length : ''}`;
      const at = openerFor(closer, out, bottoms.get(key) ?? 0);
      if (at < 0) {
        bottoms.set(key, out.length);
        break;
      }
      wrap(closer, out, at);
      for (const [other, bottom] of bottoms) bottoms.set(other, Math.min(bottom, at));
    }
    if (closer.count > 0) out.push(closer);
  }
  for (let at = out.length; arrives && at-- > 0; ) {
    const opener = out[at];
    // In the middle of a word it may be a sign: 2*3.
    if (opener?.type !== 'delimiter' || !opener.opens || opener.closes) continue;
    while (opener.count > 0) wrap({ ...opener }, out, at);
  }
  return out.flatMap((node): Inline[] => (node.type === 'delimiter' ? asText(node) : [node]));
}

function openerFor(closer: Delimiter, out: readonly Node[], bottom: number): number {
  for (let at = out.length - 1; at >= bottom; at--) {
    const opener = out[at];
    if (opener?.type === 'delimiter' && opener.opens && pair(opener, closer)) return at;
  }
  return -1;
}

/** A run that both opens and closes pairs only where the sum of lengths is no multiple of three. */
function pair(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.mark !== closer.mark) return false;
  if (closer.mark === '~') return opener.length === closer.length;
  const both = opener.closes || closer.opens;
  const sum = opener.length + closer.length;
  return !both || sum % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

function wrap(closer: Delimiter, out: Node[], at: number): void {
  const opener = out[at] as Delimiter;
  const inner = out.splice(at + 1).flatMap((node): Inline[] => {
    return node.type === 'delimiter' ? asText(node) : [node];
  });
  const used = closer.mark === '~' ? closer.count : Math.min(2, opener.count, closer.count);
  opener.count -= used;
  closer.count -= used;
  if (opener.count === 0) out.pop();
  const depth =
    1 + inner.reduce((most, node) => Math.max(most, 'depth' in node ? node.depth : 0), 0);
  if (depth > DEEPEST) {
    out.push(...mark(closer, used), ...inner, ...mark(closer, used));
    return;
  }
  const type: Emphasis['type'] = closer.mark === '~' ? 'del' : used === 2 ? 'strong' : 'em';
  out.push({ type, children: inner, depth });
}

function asText({ mark: character, count }: Delimiter): Inline[] {
  return [{ type: 'text', text: character.repeat(count) }];
}

function mark(delimiter: Delimiter, count: number): Inline[] {
  return asText({ ...delimiter, count });
}
