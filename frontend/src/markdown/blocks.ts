/** The blocks of a Markdown text: CommonMark, with GitHub's tables and task lists. */
import { type Alignment, type Block, type ListItem, labelOf, type References } from './tokens';

export interface MarkdownText {
  blocks: Block[];
  references: References;
}

/** Deeper nesting than any reader can follow stays text. */
const DEEPEST = 20;

const FENCE = /^(`{3,}(?!.*`)|~{3,})/;
const RULE = /^([*_-])(?:[ \t]*\1){2,}[ \t]*$/;
const HEADING = /^#{1,6}(?=[ \t]|$)/;
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const BULLET = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;
const TASK = /^\[([ xX])\][ \t]+(?=\S)/;
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const DEFINITION =
  /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(?:\n[ \t]*)?(?:<([^<>\n]{0,2000})>|((?!<)\S{1,2000}))(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:"[^"\n]{0,999}"|'[^'\n]{0,999}'|\([^()\n]{0,999}\)))?[ \t]*(?:\n|$)/;
const HTML_BLOCK =
  /^<(?:(script|pre|style|textarea)\b|!--|\/?(?:address|article|aside|blockquote|body|center|d[dlt]|details|div|fieldset|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|meta|nav|ol|p|section|summary|t(?:able|body|d|foot|h|head|itle|r)|ul)(?=[\s/>]|$))/i;
const HTML_LINE = /^<(?:[a-z][\w-]*(?:\s[^<>]*)?|\/[a-z][\w-]*\s*)>[ \t]*$/i;
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;

export function parseBlocks(text: string): MarkdownText {
  const references: References = new Map();
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd').split('\n');
  return { blocks: new BlockParser(lines, references, 0).parse(), references };
}

class BlockParser {
  readonly #lines: string[];
  readonly #references: References;
  readonly #depth: number;
  #at = 0;
  /** Whether an empty line lies between two of the blocks: a list with such an item is loose. */
  spaced = false;

  constructor(lines: string[], references: References, depth: number) {
    this.#lines = lines;
    this.#references = references;
    this.#depth = depth;
  }

  parse(): Block[] {
    const blocks: Block[] = [];
    let gap = false;
    while (this.#at < this.#lines.length) {
      if (isBlank(this.#line)) {
        gap = true;
        this.#at++;
        continue;
      }
      const block = this.#block();
      if (!block) continue;
      if (gap && blocks.length > 0) this.spaced = true;
      gap = false;
      blocks.push(block);
    }
    return blocks;
  }

  get #line(): string {
    return this.#lines[this.#at] ?? '';
  }

  #block(): Block | null {
    if (indentOf(this.#line) >= 4) return this.#indentedCode();
    const line = this.#line.trim();
    const [mark] = HEADING.exec(line) ?? [];
    if (mark) return this.#heading(line, mark.length);
    if (FENCE.test(line)) return this.#fencedCode();
    if (RULE.test(line)) {
      this.#at++;
      return { type: 'rule' };
    }
    if (HTML_BLOCK.test(line) || HTML_LINE.test(line)) return this.#html(line);
    if (this.#depth < DEEPEST) {
      if (line[0] === '>') return { type: 'quote', blocks: this.#quote() };
      if (BULLET.test(line)) return this.#list();
    }
    return this.#table() ?? this.#paragraph();
  }

  #heading(line: string, depth: number): Block {
    this.#at++;
    const text = line.slice(depth).trim();
    return { type: 'heading', depth, text: text.replace(/(?:^|[ \t]+)#+$/, '') };
  }

  #indentedCode(): Block {
    const lines: string[] = [];
    while (this.#at < this.#lines.length && (isBlank(this.#line) || indentOf(this.#line) >= 4)) {
      lines.push(dedent(this.#line, 4));
      this.#at++;
    }
    return { type: 'code', text: lines.join('\n').trimEnd() };
  }

  /** Without an end it goes on to the end of the text: an answer that still arrives looks so. */
  #fencedCode(): Block {
    const indent = indentOf(this.#line);
    const [fence = ''] = FENCE.exec(this.#line.trim()) ?? [];
    const lines: string[] = [];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      if (closes(this.#line, fence)) {
        this.#at++;
        break;
      }
      lines.push(dedent(this.#line, indent));
    }
    return { type: 'code', text: lines.join('\n') };
  }

  /** Up to an empty line, or for tags with raw content and comments to where they are closed. */
  #html(first: string): Block {
    const [, raw] = HTML_BLOCK.exec(first) ?? [];
    const end = raw ? `</${raw.toLowerCase()}>` : first.startsWith('<!--') ? '-->' : null;
    const lines: string[] = [];
    while (this.#at < this.#lines.length) {
      const line = this.#line;
      if (!end && isBlank(line)) break;
      lines.push(line);
      this.#at++;
      if (end && line.toLowerCase().includes(end)) break;
    }
    return { type: 'html', text: lines.join('\n').trim() };
  }

  #quote(): Block[] {
    const lines = this.#collect([], (line) =>
      indentOf(line) < 4 && line.trimStart()[0] === '>' ? line.replace(/^\s*> ?/, '') : null,
    );
    return new BlockParser(lines, this.#references, this.#depth + 1).parse();
  }

  #list(): Block {
    const [first = '', start] = BULLET.exec(this.#line.trim()) ?? [];
    const kind = first.at(-1);
    const items: ListItem[] = [];
    let loose = false;
    while (this.#at < this.#lines.length) {
      const after = this.#nextItem(kind);
      if (after === null) break;
      if (after > this.#at) loose = true;
      this.#at = after;
      const item = this.#item();
      if (item.spaced) loose = true;
      items.push(item);
    }
    return { type: 'list', ordered: start !== undefined, start: Number(start ?? 1), loose, items };
  }

  /** The line where the next item of this list begins; empty lines may lie before it. */
  #nextItem(kind: string | undefined): number | null {
    let at = this.#at;
    while (at < this.#lines.length && isBlank(this.#lines[at] ?? '')) at++;
    const line = this.#lines[at] ?? '';
    const [mark] = BULLET.exec(line.trim()) ?? [];
    const same = mark?.at(-1) === kind && indentOf(line) < 4 && !RULE.test(line.trim());
    return same ? at : null;
  }

  #item(): ListItem & { spaced: boolean } {
    const line = this.#line;
    const indent = indentOf(line);
    const [mark = ''] = BULLET.exec(line.trimStart()) ?? [];
    const rest = line.trimStart().slice(mark.length);
    const space = indentOf(rest);
    // Five and more: the item begins with code, which has four of them.
    const inner = isBlank(rest) || space > 4 ? 1 : space;
    const width = indent + mark.length + inner;
    this.#at++;
    const first = dedent(rest, inner);
    const lines =
      isBlank(first) && isBlank(this.#line)
        ? ['']
        : this.#collect([first], (next) =>
            isBlank(next) ? '' : indentOf(next) >= width ? dedent(next, width) : null,
          );
    while (lines.length > 1 && lines.at(-1) === '') {
      lines.pop();
      this.#at--;
    }
    const [task, mark2] = TASK.exec(lines[0] ?? '') ?? [];
    if (task) lines[0] = (lines[0] ?? '').slice(task.length);
    const parser = new BlockParser(lines, this.#references, this.#depth + 1);
    const blocks = parser.parse();
    return {
      checked: mark2 && mark2 !== ' ' ? true : mark2 ? false : undefined,
      blocks,
      spaced: parser.spaced,
    };
  }

  /**
   * The lines of a container without its marks. Lines that go on with a paragraph belong to it even
   * without a mark.
   */
  #collect(lines: string[], take: (line: string) => string | null): string[] {
    let fence = fenceAfter(null, lines[0] ?? '');
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line;
      let inner = take(line);
      if (inner === null) {
        const before = lines.at(-1) ?? '';
        if (fence || isBlank(line) || this.#interrupts(true) || !goesOn(before)) break;
        inner = line.trim();
      }
      fence = fenceAfter(fence, inner);
      lines.push(inner);
    }
    return lines;
  }

  #table(): Block | null {
    const head = this.#tableHead();
    if (!head) return null;
    const align = cellsOf(this.#lines[this.#at + 1] ?? '').map(alignmentOf);
    this.#at += 2;
    const rows: string[][] = [];
    while (this.#at < this.#lines.length && !isBlank(this.#line) && !this.#interrupts()) {
      const cells = cellsOf(this.#line);
      rows.push(head.map((_, index) => cells[index] ?? ''));
      this.#at++;
    }
    return { type: 'table', align, head, rows };
  }

  #tableHead(): string[] | null {
    const next = this.#lines[this.#at + 1]?.trim() ?? '';
    if (!this.#line.includes('|') || !DELIMITER_ROW.test(next)) return null;
    const head = cellsOf(this.#line);
    return head.length === cellsOf(next).length ? head : null;
  }

  #paragraph(): Block | null {
    const lines = [this.#line.trim()];
    for (this.#at++; this.#at < this.#lines.length && !isBlank(this.#line); this.#at++) {
      const line = this.#line.trim();
      const outer = indentOf(this.#line) < 4;
      // A mark alone at the very end: of a text that still arrives, the first letter of a list.
      const arrives = line.length < 2 && this.#at === this.#lines.length - 1;
      if (outer && UNDERLINE.test(line) && !arrives) {
        const text = this.#withoutDefinitions(lines.join('\n'));
        if (text !== '') {
          this.#at++;
          return { type: 'heading', depth: line[0] === '=' ? 1 : 2, text };
        }
      }
      if (outer && (this.#interrupts() || this.#tableHead())) break;
      lines.push(line);
    }
    const text = this.#withoutDefinitions(lines.join('\n'));
    return text === '' ? null : { type: 'paragraph', text };
  }

  /** Whether the current line ends a paragraph above it, or one in a container above it. */
  #interrupts(contained = false): boolean {
    if (indentOf(this.#line) >= 4) return false;
    const line = this.#line.trim();
    const [mark, number] = BULLET.exec(line) ?? [];
    // "1986. A great year" in the middle of a sentence begins no list.
    const begins = line.length > (mark?.length ?? 0) && (number === undefined || number === '1');
    if (mark && (contained || begins)) return true;
    return (
      line[0] === '>' ||
      HEADING.test(line) ||
      FENCE.test(line) ||
      RULE.test(line) ||
      HTML_BLOCK.test(line)
    );
  }

  #withoutDefinitions(text: string): string {
    let rest = text;
    while (rest[0] === '[') {
      const [all, label = '', inPointy, bare] = DEFINITION.exec(rest) ?? [];
      if (all === undefined || label.trim() === '') break;
      const key = labelOf(label);
      if (!this.#references.has(key)) this.#references.set(key, inPointy ?? bare ?? '');
      rest = rest.slice(all.length);
    }
    return rest;
  }
}

function isBlank(line: string): boolean {
  return !/\S/.test(line);
}

/** Columns of white space at the start; a tab leads to the next fourth column. */
function indentOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === ' ') column++;
    else if (character === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}

/** Takes away so many columns of white space, or what there is. */
function dedent(line: string, columns: number): string {
  let column = 0;
  let at = 0;
  while (column < columns && (line[at] === ' ' || line[at] === '\t')) {
    column += line[at] === ' ' ? 1 : 4 - (column % 4);
    at++;
  }
  return ' '.repeat(Math.max(0, column - columns)) + line.slice(at);
}

function closes(line: string, fence: string): boolean {
  const end = line.trim();
  const mark = fence[0] ?? '`';
  return indentOf(line) < 4 && end.length >= fence.length && end === mark.repeat(end.length);
}

/** The fence that is open after this line of a container. */
function fenceAfter(open: string | null, line: string): string | null {
  const inner = line.replace(CONTAINERS, '');
  if (open) return closes(inner, open) ? null : open;
  return FENCE.exec(inner)?.[0] ?? null;
}

/** Whether a line ends in the middle of a paragraph. */
function goesOn(line: string): boolean {
  const inner = line.replace(CONTAINERS, '');
  return inner !== '' && !HEADING.test(inner) && !FENCE.test(inner) && !RULE.test(inner);
}

function cellsOf(row: string): string[] {
  const cells = row.trim().split(/(?<!\\)\|/);
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function alignmentOf(cell: string): Alignment {
  if (!cell.endsWith(':')) return 'start';
  return cell.startsWith(':') ? 'center' : 'end';
}
