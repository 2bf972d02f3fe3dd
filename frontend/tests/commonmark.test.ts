/** The examples of CommonMark's specification, and where we mean to differ from it. */
import { type Example, tests } from 'commonmark-spec';
import { render } from 'lit';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../src/markdown/markdown';

const EXAMPLES = tests.map(({ markdown, html, ...example }) => ({
  ...example,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));

/** Reason → numbers of the examples that we read differently because of it. */
const DEVIATIONS: Record<string, number[]> = {
  'HTML is shown as it was written, never made': [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164,
    165, 166, 167, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184,
    185, 186, 187, 188, 189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613,
    614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 632, 642, 643,
  ],
  'Bare addresses are links, as on GitHub': [602, 608, 611, 612],
  'Only http, https, mailto and tel are followed': [596, 598, 599, 601],
  'A link to nowhere is text': [200, 485, 486, 487, 567],
  'Of the 2,125 names of characters only those are known that people type': [25, 32, 33, 503],
  'Four spaces begin a list within a list, wherever the one above begins': [238, 312],
  'Spaces before a line end are left out, which nobody sees: browsers draw one': [335, 337, 640],
  'Titles of definitions are on one line and hold no quotation mark': [196, 202],
  'A no-break space parts an address from a title': [507],
  'A definition between items makes no list loose': [317],
  'A line that goes on with a quote without its mark may be underlined, or indented': [93, 236],
};

/** The elements that Markdown may make. */
const KNOWN = /^(?:p|h[3-6]|pre|code|blockquote|[uo]l|li|hr|em|strong|del|a|img)$/;
const LEVELS: Record<string, string> = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6' };
const BLOCK = '</?(?:p|[uo]l|li|blockquote|pre|h\\d|hr)(?: [^>]*)?>';
const BREAK = '⏎';

/** The structure and the words. A line end in a paragraph is a break for us, so it is none too many. */
function said(node: Node, rename: (name: string) => string, isCode = false): string {
  if (!(node instanceof Element)) {
    const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
    return isCode ? text : text.replace(/ *\n */g, BREAK);
  }
  if (node.localName === 'br') return BREAK;
  const isPre = node.localName === 'pre';
  const inner = [...node.childNodes].map((child) => said(child, rename, isCode || isPre)).join('');
  const attributes = ['href', 'src', 'alt', 'start'].flatMap((name) => {
    const value = node.getAttribute(name);
    return value === null || (name === 'start' && value === '1') ? [] : ` ${name}=${read(value)}`;
  });
  const tag = rename(node.localName);
  return `<${tag}${attributes.join('')}>${isPre ? inner.replace(/\n(?=<\/code>$)/, '') : inner.trim()}</${tag}>`;
}

/** Whether an address is written with per cent signs is the browser's affair. */
function read(value: string): string {
  try {
    return decodeURI(value);
  } catch {
    return value;
  }
}

function normal(container: Element, rename: (name: string) => string): string {
  return [...container.childNodes]
    .map((child) => said(child, rename))
    .join('')
    .replace(new RegExp(`${BREAK}+(?=${BLOCK})|(?<=${BLOCK})${BREAK}+`, 'g'), '')
    .replace(new RegExp(`${BREAK}+`, 'g'), BREAK)
    .replace(new RegExp(`^${BREAK}|${BREAK}$`, 'g'), '')
    .replaceAll('> <', '><');
}

function ours(markdown: string): string {
  const container = document.createElement('div');
  render(renderMarkdown(markdown, { imageHosts: [], openDeepLink: () => undefined }), container);
  return normal(container.firstElementChild as Element, (name) => {
    expect(name).toMatch(KNOWN);
    return name;
  });
}

function theirs(html: string): string {
  const container = document.createElement('div');
  container.innerHTML = html;
  return normal(container, (name) => LEVELS[name] ?? name);
}

const deviating = new Set(Object.values(DEVIATIONS).flat());
const shared = EXAMPLES.filter(({ number }) => !deviating.has(number));

test('the specification is all there', () => {
  expect(EXAMPLES.length).toBe(652);
  expect(shared.length + deviating.size).toBe(652);
});

test.each(shared)('$section, $number is read as specified', ({ markdown, html }) => {
  expect(ours(markdown)).toBe(theirs(html));
});

describe.each(Object.entries(DEVIATIONS))('%s', (_reason, numbers) => {
  test.each(numbers)('%i still differs', (number) => {
    const { markdown, html } = EXAMPLES[number - 1] as Example;
    expect(ours(markdown)).not.toBe(theirs(html));
  });
});
