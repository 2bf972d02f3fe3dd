/** Markdown as lit templates. No HTML string is ever made. */

import { html, nothing, type TemplateResult } from 'lit';
import { TEXTS } from '../languages/texts';
import { parseBlocks } from './blocks';
import { parseInlines, plainText } from './inlines';
import { hostOf, namesOtherHost, parseDeepLink, safeImage, safeLink } from './links';
import { atMarks } from './marks';
import type { Block, Inline, References } from './tokens';

export interface MarkdownContext {
  /** Hosts whose images may be loaded; see `safeImage`. */
  readonly imageHosts: readonly string[];
  /** The same for what is no model's text: widgets, files, made images. As above without it. */
  readonly serverImageHosts?: readonly string[];
  readonly openDeepLink: (link: { name: string; data: Record<string, string> }) => void;
}

type Drawn = TemplateResult | string | typeof nothing;

/**
 * `marks` is what stands at the marks of the text, see `withMarks`. Of a text that still `arrives`,
 * what is half written at its end looks as it will, without its marks.
 */
export function renderMarkdown(
  given: string,
  context: MarkdownContext,
  marks: readonly TemplateResult[] = [],
  arrives = false,
): TemplateResult {
  const text = typeof given === 'string' ? given : '';
  const { blocks, references } = parseBlocks(text);
  const pen = new Pen(references, context, marks, arrives ? text.trimEnd() : '');
  return html`<div class="markdown">${pen.blocks(blocks)}</div>`;
}

class Pen {
  readonly #references: References;
  readonly #context: MarkdownContext;
  readonly #marks: readonly TemplateResult[];
  /** The whole text, where its end is not there yet. */
  readonly #arriving: string;

  constructor(
    references: References,
    context: MarkdownContext,
    marks: readonly TemplateResult[],
    arriving: string,
  ) {
    this.#references = references;
    this.#context = context;
    this.#marks = marks;
    this.#arriving = arriving;
  }

  blocks(blocks: readonly Block[], tight = false): Drawn[] {
    return blocks.map((block) => this.#block(block, tight));
  }

  #block(block: Block, tight: boolean): Drawn {
    switch (block.type) {
      case 'heading':
        return this.#heading(block.depth, this.#text(block.text));
      case 'paragraph':
        return tight ? html`${this.#text(block.text)}` : html`<p>${this.#text(block.text)}</p>`;
      case 'list':
        return this.#list(block);
      case 'code':
        return html`<pre tabindex="0"><code>${atMarks(block.text, [])}</code></pre>`;
      case 'quote':
        return html`<blockquote>${this.blocks(block.blocks)}</blockquote>`;
      case 'table':
        return this.#table(block);
      case 'rule':
        return html`<hr />`;
      case 'html':
        return html`<p>${block.text}</p>`;
    }
  }

  /** Two levels down: the page has the first heading and the chat's title the second. */
  #heading(depth: number, content: Drawn[]): TemplateResult {
    if (depth === 1) return html`<h3>${content}</h3>`;
    if (depth === 2) return html`<h4>${content}</h4>`;
    return depth === 3 ? html`<h5>${content}</h5>` : html`<h6>${content}</h6>`;
  }

  #list({ ordered, start, loose, items }: Extract<Block, { type: 'list' }>): TemplateResult {
    const rows = items.map(
      ({ checked, blocks }) =>
        html`<li class=${checked === undefined ? '' : 'task'}>${
          checked === undefined
            ? nothing
            : html`<input type="checkbox" disabled .checked=${checked}
              aria-label=${checked ? TEXTS.done : TEXTS.notDone} /> `
        }${this.blocks(blocks, !loose)}</li>`,
    );
    return ordered ? html`<ol start=${start}>${rows}</ol>` : html`<ul>${rows}</ul>`;
  }

  #table({ align, head, rows }: Extract<Block, { type: 'table' }>): TemplateResult {
    const cells = (row: string[], header: boolean) =>
      row.map((cell, index) => {
        const content = this.#text(cell);
        return header && cell !== ''
          ? html`<th scope="col" class=${align[index] ?? ''}>${content}</th>`
          : html`<td class=${align[index] ?? ''}>${content}</td>`;
      });
    return html`<div class="table" tabindex="0" role="region" aria-label=${TEXTS.table}><table>
      <thead><tr>${cells(head, true)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${cells(row, false)}</tr>`)}</tbody>
    </table></div>`;
  }

  #text(text: string): Drawn[] {
    // Only the last line is compared: those above it have lost the marks of their containers.
    const isLast = this.#arriving.endsWith(text.slice(text.lastIndexOf('\n') + 1));
    return this.#inlines(parseInlines(text, this.#references, isLast && this.#arriving !== ''));
  }

  #inlines(inlines: readonly Inline[]): Drawn[] {
    return inlines.map((inline) => this.#inline(inline));
  }

  #inline(inline: Inline): Drawn {
    switch (inline.type) {
      case 'text':
        return this.#marks.length > 0 ? html`${atMarks(inline.text, this.#marks)}` : inline.text;
      case 'code':
        return html`<code>${atMarks(inline.text, [])}</code>`;
      case 'strong':
        return html`<strong>${this.#inlines(inline.children)}</strong>`;
      case 'em':
        return html`<em>${this.#inlines(inline.children)}</em>`;
      case 'del':
        return html`<del>${this.#inlines(inline.children)}</del>`;
      case 'break':
        return html`<br />`;
      case 'link':
        return this.#link(inline.href, inline.children);
      case 'image':
        return this.#image(inline.href, inline.text);
    }
  }

  #link(address: string, children: readonly Inline[]): Drawn {
    const content = this.#inlines(children);
    const deepLink = parseDeepLink(address);
    if (deepLink) {
      return html`<button type="button" class="link"
        @click=${() => this.#context.openDeepLink(deepLink)}>${content}</button>`;
    }
    const href = safeLink(address);
    if (!href) return html`${content}`;
    const host = hostOf(href);
    return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow"
      title=${host || nothing}>${content}${namesOtherHost(plainText(children), host) ? ` (${host})` : nothing}</a>`;
  }

  #image(address: string, text: string): Drawn {
    const src = safeImage(address, this.#context.imageHosts);
    if (!src) return text;
    return html`<img src=${src} alt=${text} referrerpolicy="no-referrer" loading="lazy" />`;
  }
}
