/** Markdown as lit templates. The lexer's tokens are drawn here; no HTML string is ever made. */
import { html, nothing, type TemplateResult } from 'lit';
import { lexer, type Token, type Tokens } from 'marked';
import { decodeEntities } from './entities';
import { parseDeepLink, safeImage, safeLink } from './links';

export interface MarkdownContext {
  /** Hosts whose images may be loaded; see `safeImage`. */
  readonly imageHosts: readonly string[];
  readonly openDeepLink: (link: { name: string; data: Record<string, string> }) => void;
}

type Drawn = TemplateResult | string | typeof nothing;

export function renderMarkdown(text: string, context: MarkdownContext): TemplateResult {
  return html`<div class="markdown">${blocks(lexer(text, { gfm: true, breaks: true }), context)}</div>`;
}

function blocks(tokens: readonly Token[], context: MarkdownContext): Drawn[] {
  return tokens.map((token) => block(token, context));
}

function block(token: Token, context: MarkdownContext): Drawn {
  switch (token.type) {
    case 'heading':
      return heading(token as Tokens.Heading, context);
    case 'paragraph':
      return html`<p>${inlines(token.tokens, context)}</p>`;
    case 'list':
      return list(token as Tokens.List, context);
    case 'code':
      return html`<pre tabindex="0"><code>${token.text}</code></pre>`;
    case 'blockquote':
      return html`<blockquote>${blocks(token.tokens ?? [], context)}</blockquote>`;
    case 'table':
      return table(token as Tokens.Table, context);
    case 'hr':
      return html`<hr />`;
    case 'space':
    case 'def':
      return nothing;
    case 'html':
      return html`<p>${token.raw.trim()}</p>`;
    default:
      return inline(token, context);
  }
}

/** Two levels down: the page has the first heading and the chat's title the second. */
function heading(token: Tokens.Heading, context: MarkdownContext): TemplateResult {
  const content = inlines(token.tokens, context);
  if (token.depth === 1) return html`<h3>${content}</h3>`;
  if (token.depth === 2) return html`<h4>${content}</h4>`;
  return token.depth === 3 ? html`<h5>${content}</h5>` : html`<h6>${content}</h6>`;
}

function list(token: Tokens.List, context: MarkdownContext): TemplateResult {
  const items = token.items.map(
    (item) => html`<li class=${item.task ? 'task' : ''}>${blocks(item.tokens, context)}</li>`,
  );
  return token.ordered
    ? html`<ol start=${token.start || 1}>${items}</ol>`
    : html`<ul>${items}</ul>`;
}

function table(token: Tokens.Table, context: MarkdownContext): TemplateResult {
  const cells = (row: Tokens.TableCell[], header: boolean) =>
    row.map((cell) => {
      const align = cell.align ?? 'start';
      const content = inlines(cell.tokens, context);
      return header && cell.text !== ''
        ? html`<th scope="col" class=${align}>${content}</th>`
        : html`<td class=${align}>${content}</td>`;
    });
  return html`<div class="table" tabindex="0" role="region" aria-label="Table"><table>
    <thead><tr>${cells(token.header, true)}</tr></thead>
    <tbody>${token.rows.map((row) => html`<tr>${cells(row, false)}</tr>`)}</tbody>
  </table></div>`;
}

function inlines(tokens: readonly Token[] | undefined, context: MarkdownContext): Drawn[] {
  return (tokens ?? []).map((token) => inline(token, context));
}

function inline(token: Token, context: MarkdownContext): Drawn {
  switch (token.type) {
    case 'strong':
      return html`<strong>${inlines(token.tokens, context)}</strong>`;
    case 'em':
      return html`<em>${inlines(token.tokens, context)}</em>`;
    case 'del':
      return html`<del>${inlines(token.tokens, context)}</del>`;
    case 'codespan':
      return html`<code>${token.text}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
      return link(token as Tokens.Link, context);
    case 'image':
      return image(token as Tokens.Image, context);
    case 'checkbox':
      return html`<input type="checkbox" disabled .checked=${Boolean(token.checked)}
        aria-label=${token.checked ? 'Done' : 'Open'} />`;
    case 'html':
      return token.raw;
    case 'text':
      return 'tokens' in token && token.tokens
        ? html`${inlines(token.tokens, context)}`
        : decodeEntities(token.text);
    case 'escape':
      return token.text;
    default:
      return token.raw;
  }
}

function link(token: Tokens.Link, context: MarkdownContext): Drawn {
  const content = inlines(token.tokens, context);
  const deepLink = parseDeepLink(token.href);
  if (deepLink) {
    return html`<button type="button" class="link"
      @click=${() => context.openDeepLink(deepLink)}>${content}</button>`;
  }
  const href = safeLink(token.href);
  if (!href) return html`${content}`;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${content}</a>`;
}

function image(token: Tokens.Image, context: MarkdownContext): Drawn {
  const src = safeImage(token.href, context.imageHosts);
  if (!src) return token.text;
  return html`<img src=${src} alt=${token.text} referrerpolicy="no-referrer" loading="lazy" />`;
}
