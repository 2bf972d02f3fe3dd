/** Inline Markdown: emphasis, code, links, images, bare addresses, line breaks. */
import { type Delimiter, delimiterAt, nestEmphasis } from './emphasis';
import { decodeEntities } from './entities';
import { type Inline, labelOf, type References } from './tokens';

/** Tried at the start of a word. What ends an address is sorted out in `bareAddress`. */
const BARE = /(?:https?:\/\/|www\.)[^\s<]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/iy;
const BARE_END = /[?!.,:;*_~'"،؟。，、]$/;
const WORD = /[\p{L}\p{N}.+-]+|[^\n\\`*_~[\]!<&\p{L}\p{N}.+-]+/uy;
const ESCAPE = /\\([!-/:-@[-`{-~])/y;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/iy;
const IN_POINTY = /<(?:([a-z][a-z\d+.-]{1,31}:[^\s<>]{0,2000})|([\w.+-]{1,64}@[\w.-]{1,253}))>/iy;
const TAG =
  /<(?:[a-z][\w-]{0,99}(?:\s[^<>]{0,2000})?\/?|\/[a-z][\w-]{0,99}\s{0,9}|!--.{0,2000}?--)>/isy;
const DESTINATION =
  /\(\s{0,9}(?:<((?:[^<>\n\\]|\\.){0,2000})>|((?!<)(?:[^\s\\()]|\\.|\((?:[^\s\\()]|\\.|\((?:[^\s\\()]|\\.){0,999}\)){0,999}\)){0,2000}))(?:\s{1,9}(?:"(?:[^"\\]|\\.){0,999}"|'(?:[^'\\]|\\.){0,999}'|\((?:[^()\\]|\\.){0,999}\)))?\s{0,9}\)/sy;
/** Of a text that still arrives, a link up to somewhere in its address. */
const HALF_TARGET = /\](?:\([^)\n]*)?$/y;

interface Bracket {
  /** Its place in the output, and in the text. */
  node: number;
  at: number;
  image: boolean;
  /** A link holds no link: once one is made, brackets that are open around it make none. */
  active: boolean;
}

type Node = Inline | Delimiter;

/** `arrives`: the text goes on, nobody knows how. What is open at its end is closed there. */
export function parseInlines(text: string, references: References, arrives = false): Inline[] {
  const whole = arrives ? text.replace(/(?:!?\[|[\\*_~`])+$/, '') : text;
  return new InlineParser(whole, references, arrives).parse();
}

/** What is left of inline content when only words can be shown. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if ('text' in inline) return inline.text;
      return 'children' in inline ? plainText(inline.children) : ' ';
    })
    .join('');
}

class InlineParser {
  readonly #text: string;
  readonly #references: References;
  readonly #arrives: boolean;
  readonly #mayHoldAddress: boolean;
  #at = 0;
  readonly #nodes: Node[] = [];
  readonly #brackets: Bracket[] = [];
  /** Lengths of backtick runs that nothing closes any more. */
  readonly #unclosed = new Set<number>();

  constructor(text: string, references: References, arrives: boolean) {
    this.#text = text;
    this.#references = references;
    this.#arrives = arrives;
    this.#mayHoldAddress = /:\/\/|www\.|@/i.test(text);
  }

  parse(): Inline[] {
    while (this.#at < this.#text.length) this.#step();
    if (this.#arrives) for (const { node } of this.#brackets) this.#hide(node);
    return nestEmphasis(this.#nodes, this.#arrives);
  }

  #step(): void {
    switch (this.#text[this.#at]) {
      case '\n':
        this.#break();
        break;
      case '\\':
        this.#escape();
        break;
      case '`':
        this.#code();
        break;
      case '*':
      case '_':
      case '~':
        this.#delimiter();
        break;
      case '!':
      case '[':
        this.#open();
        break;
      case ']':
        this.#close();
        break;
      case '<':
        this.#pointy();
        break;
      case '&':
        this.#entity();
        break;
      default:
        this.#word();
    }
  }

  #match(pattern: RegExp, at = this.#at): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#text);
  }

  /** Text that stands for so many characters of the source. */
  #add(text: string, length: number): void {
    const last = this.#nodes.at(-1);
    if (last?.type === 'text' && this.#brackets.at(-1)?.node !== this.#nodes.length - 1) {
      last.text += text;
    } else {
      this.#nodes.push({ type: 'text', text });
    }
    this.#at += length;
  }

  #push(text: string): void {
    this.#add(text, text.length);
  }

  #word(): void {
    const before = this.#text[this.#at - 1] ?? ' ';
    if (this.#mayHoldAddress && !/[\w.+-]/.test(before)) {
      const address = bareAddress(this.#match(BARE)?.[0] ?? '', this.#brackets.length > 0);
      if (address) {
        const href = address.includes('://')
          ? address
          : /^www\./i.test(address)
            ? `http://${address}`
            : `mailto:${address}`;
        const children: Inline[] = [{ type: 'text', text: address }];
        this.#nodes.push({ type: 'link', href, children, bare: true });
        this.#at += address.length;
        return;
      }
    }
    this.#push(this.#match(WORD)?.[0] ?? this.#text[this.#at] ?? '');
  }

  /** People and models press Enter and mean it: every line end is a break. */
  #break(): void {
    const last = this.#nodes.at(-1);
    if (last?.type === 'text') last.text = last.text.trimEnd();
    this.#nodes.push({ type: 'break' });
    this.#at++;
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at++;
  }

  #escape(): void {
    const escaped = this.#match(ESCAPE)?.[1];
    if (escaped) this.#add(escaped, 2);
    else if (this.#text[this.#at + 1] === '\n') this.#at++;
    else this.#push('\\');
  }

  #code(): void {
    const run = /`+/y;
    run.lastIndex = this.#at;
    const ticks = run.exec(this.#text)?.[0] ?? '`';
    const found = this.#unclosed.has(ticks.length) ? -1 : this.#endOfCode(ticks.length);
    const end = found < 0 && this.#arrives ? this.#text.length : found;
    if (end < 0) {
      this.#unclosed.add(ticks.length);
      this.#push(ticks);
      return;
    }
    const inner = this.#text.slice(this.#at + ticks.length, end).replaceAll('\n', ' ');
    const padded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
    this.#nodes.push({ type: 'code', text: padded ? inner.slice(1, -1) : inner });
    this.#at = end + ticks.length;
  }

  #endOfCode(length: number): number {
    const runs = /`+/g;
    runs.lastIndex = this.#at + length;
    for (let run = runs.exec(this.#text); run; run = runs.exec(this.#text)) {
      if (run[0].length === length) return run.index;
    }
    return -1;
  }

  #delimiter(): void {
    const delimiter = delimiterAt(this.#text, this.#at);
    this.#nodes.push(delimiter);
    this.#at += delimiter.count;
  }

  #pointy(): void {
    const [all, url, email] = this.#match(IN_POINTY) ?? [];
    const [tag] = this.#match(TAG) ?? [];
    if (all) {
      const children: Inline[] = [{ type: 'text', text: url ?? email ?? '' }];
      this.#nodes.push({ type: 'link', href: url ?? `mailto:${email}`, children });
      this.#at += all.length;
    } else if (tag && /^<br\b/i.test(tag)) {
      this.#nodes.push({ type: 'break' });
      this.#at += tag.length;
    } else {
      this.#push(tag ?? '<');
    }
  }

  #entity(): void {
    const entity = this.#match(ENTITY)?.[0] ?? '&';
    this.#add(decodeEntities(entity), entity.length);
  }

  #open(): void {
    const [mark, image] = this.#match(/(!)?\[/y) ?? [];
    if (!mark) {
      this.#push('!');
      return;
    }
    const bracket = { node: this.#nodes.length, at: this.#at, image: image !== undefined };
    this.#brackets.push({ ...bracket, active: true });
    this.#nodes.push({ type: 'text', text: mark });
    this.#at += mark.length;
  }

  #close(): void {
    const bracket = this.#brackets.pop();
    const target = bracket?.active ? this.#target(bracket) : null;
    if (bracket && !target && this.#arrives && this.#match(HALF_TARGET)) {
      this.#hide(bracket.node);
      this.#at = this.#text.length;
      return;
    }
    if (!bracket || !target) {
      this.#push(']');
      return;
    }
    const children = nestEmphasis(this.#nodes.splice(bracket.node + 1));
    this.#nodes.pop();
    const { href } = target;
    if (bracket.image) {
      this.#nodes.push({ type: 'image', href, text: plainText(children) });
    } else {
      this.#nodes.push({ type: 'link', href, children: children.map(withoutLink) });
      for (const open of this.#brackets) open.active &&= open.image;
    }
    this.#at = target.end;
  }

  /** Takes away the mark that a link would begin with. */
  #hide(node: number): void {
    this.#nodes[node] = { type: 'text', text: '' };
  }

  /** `(address)`, `[label]`, `[]`, or nothing where the text itself is a label. */
  #target({ at, image }: Bracket): { href: string; end: number } | null {
    const after = this.#at + 1;
    const inline = this.#match(DESTINATION, after);
    if (inline) {
      return { href: unescaped(inline[1] ?? inline[2] ?? ''), end: after + inline[0].length };
    }
    if (this.#references.size === 0) return null;
    const [full, label] = this.#match(/\[((?:[^[\]\\]|\\.){0,999})\]/sy, after) ?? [];
    const own = this.#text.slice(at + (image ? 2 : 1), this.#at);
    const href = own.length < 1000 ? this.#references.get(labelOf(label || own)) : undefined;
    return href === undefined ? null : { href: unescaped(href), end: after + (full?.length ?? 0) };
  }
}

/** Without what belongs to the sentence around it: full stops, a bracket that was opened before. */
function bareAddress(found: string, inBrackets: boolean): string {
  let address = inBrackets ? (found.split(']')[0] ?? '') : found;
  for (;;) {
    const closing = address.endsWith(')') && address.split(')').length > address.split('(').length;
    if (!closing && !BARE_END.test(address)) break;
    address = address.slice(0, -1);
  }
  return /^(?:www\.?|https?:\/*)$/i.test(address) ? '' : address;
}

/** A bare address in the text of a link is text. */
function withoutLink(inline: Inline): Inline {
  if (inline.type === 'link') return { type: 'text', text: plainText(inline.children) };
  if (!('children' in inline)) return inline;
  return { ...inline, children: inline.children.map(withoutLink) };
}

function unescaped(href: string): string {
  return decodeEntities(href.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}
