import { render } from 'lit';
import { expect, test, vi } from 'vitest';
import { safeImage, safeLink } from '../src/markdown/links';
import { renderMarkdown } from '../src/markdown/markdown';

function draw(text: string, openDeepLink = vi.fn()): HTMLElement {
  const container = document.createElement('div');
  render(renderMarkdown(text, { imageHosts: ['images.example'], openDeepLink }), container);
  return container;
}

test('raw HTML is text', () => {
  const container = draw(
    '<script>alert(1)</script>\n\nHi <img src=x onerror=alert(1)> <b>there</b>',
  );
  expect(container.querySelectorAll('script, img, b')).toHaveLength(0);
  expect(container.textContent).toContain('<script>alert(1)</script>');
  expect(container.textContent).toContain('<img src=x onerror=alert(1)>');
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
])('%s is no link', (href) => {
  expect(safeLink(href)).toBeNull();
  expect(draw(`[click](<${href}>)`).querySelectorAll('a')).toHaveLength(0);
});

test.each([
  'https://example.org/a',
  'http://example.org',
  'mailto:ada@example.org',
  'tel:+123',
  '/help',
])('%s opens in a new tab and tells nobody where from', (href) => {
  const link = draw(`[click](${href})`).querySelector('a');
  expect(link?.getAttribute('href')).toBe(href);
  expect(link?.target).toBe('_blank');
  expect(link?.rel).toBe('noopener noreferrer nofollow');
});

test('a chatkit link is an event and never an address', () => {
  const opened = vi.fn();
  const container = draw('[open](chatkit-link://task?id=3)', opened);
  expect(container.querySelector('a')).toBeNull();
  container.querySelector('button')?.click();
  expect(opened).toHaveBeenCalledWith({ name: 'task', data: { id: '3' } });
});

test('images come only from here and from the hosts the server allows', () => {
  const hosts = ['images.example'];
  expect(safeImage('https://images.example/a.png', hosts)).not.toBeNull();
  expect(safeImage('https://cdn.images.example/a.png', hosts)).not.toBeNull();
  expect(safeImage('data:image/png;base64,AA==', hosts)).not.toBeNull();
  expect(safeImage('https://evilimages.example/a.png', hosts)).toBeNull();
  expect(safeImage('http://images.example/a.png', hosts)).toBeNull();
  expect(safeImage('data:image/svg+xml;base64,AA==', hosts)).toBeNull();
  expect(draw('![a cat](https://evil.example/?q=secret)').textContent).toContain('a cat');
});

test('lists, tables, code and emphasis are drawn as such', () => {
  const text =
    '# Title\n\n1. **one**\n2. `two`\n\n- [x] done\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nx < 1\n```';
  const container = draw(text);
  expect(container.querySelector('h3')?.textContent).toBe('Title');
  expect(container.querySelectorAll('ol > li')).toHaveLength(2);
  expect(container.querySelector('strong')?.textContent).toBe('one');
  expect(container.querySelector<HTMLInputElement>('li input')?.checked).toBe(true);
  expect(container.querySelectorAll('th')).toHaveLength(2);
  expect(container.querySelector('pre')?.textContent).toBe('x < 1');
});

test('character references are read once', () => {
  expect(draw('Tom &amp; Jerry &lt;3 &#33;').textContent).toContain('Tom & Jerry <3 !');
  expect(draw('&amp;lt;').textContent).toContain('&lt;');
});

test('an empty name among the allowed hosts allows nothing', () => {
  expect(safeImage('https://evil.example./a.png', ['', 'images.example'])).toBeNull();
});

/** As it looks while more of it is to come. */
function arriving(text: string): HTMLElement {
  const container = document.createElement('div');
  const context = { imageHosts: [], openDeepLink: () => undefined };
  render(renderMarkdown(text, context, [], true), container);
  return container;
}

test('no mark is seen of what is half written while a text arrives', () => {
  const text =
    'See **bold, `code` in it**, *slanted*, ~~gone~~, ***both*** and [a **link**](https://example.org/x).\n\n' +
    '- one\n- **two `2`**\n  and _more_\n\n> [quoted](https://example.org/y) **words**';
  for (let end = 1; end <= text.length; end += 1) {
    const shown = arriving(text.slice(0, end)).querySelector('.markdown')?.textContent;
    expect(shown, text.slice(0, end)).not.toMatch(/[*`~_[\]()]/);
  }
  expect(
    arriving(text)
      .querySelector('.markdown')
      ?.innerHTML.replace(/<!--.*?-->/g, ''),
  ).toBe(
    draw(text)
      .querySelector('.markdown')
      ?.innerHTML.replace(/<!--.*?-->/g, ''),
  );
});

test('what is half written looks as it will, and what is above it is left alone', () => {
  const container = arriving('**Not closed.\n\nIt is **bold and `co');

  expect([...container.querySelectorAll('p')].map((part) => part.textContent)).toEqual([
    '**Not closed.',
    'It is bold and co',
  ]);
  expect(container.querySelector('strong')?.textContent).toBe('bold and co');
  expect(container.querySelector('code')?.textContent).toBe('co');
  expect(arriving('See [a link](https://exa').querySelector('a')).toBeNull();
});

test.each(['2 * 3 = 6', '2*3', 'snake_case', 'a ~ b', 'x [y] z', 'f(x)', 'Done!'])(
  'signs that are no marks stay while a text arrives: %s',
  (text) => {
    expect(arriving(text).querySelector('.markdown')?.textContent).toBe(text);
  },
);
