/** The grammar: CommonMark with GitHub's tables, task lists, strikethrough and bare addresses. */
import { render } from 'lit';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../src/markdown/markdown';

/** Tags without attributes but those that mean something, text, nothing else. */
function html(text: string): string {
  const container = document.createElement('div');
  render(renderMarkdown(text, { imageHosts: [], openDeepLink: () => undefined }), container);
  return (container.querySelector('.markdown')?.innerHTML ?? '')
    .replace(/<!--.*?-->/g, '')
    .replace(
      / (?:target|rel|title|class|tabindex|role|scope|aria-label|type|disabled)="[^"]*"/g,
      '',
    )
    .replace(/>\s*\n\s*</g, '><')
    .trim();
}

test.each([
  // Blocks
  ['# One\n## Two ##\n#### Four', '<h3>One</h3><h4>Two</h4><h6>Four</h6>'],
  ['#hashtag', '<p>#hashtag</p>'],
  ['Title\n=====\nUnder\n---', '<h3>Title</h3><h4>Under</h4>'],
  ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
  ['***\n- - -\n___', '<hr><hr><hr>'],
  ['> a\n> b\nlazy\n\nc', '<blockquote><p>a<br>b<br>lazy</p></blockquote><p>c</p>'],
  ['> - a\n> - b', '<blockquote><ul><li>a</li><li>b</li></ul></blockquote>'],
  ['```py\nif x:\n\tgo()\n```\nafter', '<pre><code>if x:\n\tgo()</code></pre><p>after</p>'],
  ['~~~\n```\n~~~', '<pre><code>```</code></pre>'],
  ['```\nnot closed yet', '<pre><code>not closed yet</code></pre>'],
  ['    indented\n\n    code', '<pre><code>indented\n\ncode</code></pre>'],
  ['a\n    no code', '<p>a<br>no code</p>'],
  // Lists
  [
    '- a\n- b\n  - c\n    - d\n- e',
    '<ul><li>a</li><li>b<ul><li>c<ul><li>d</li></ul></li></ul></li><li>e</li></ul>',
  ],
  ['- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
  ['3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>'],
  [
    '1. a\n   ```\n   x\n   ```\n2. b',
    '<ol start="1"><li>a<pre><code>x</code></pre></li><li>b</li></ol>',
  ],
  ['* a\n+ b', '<ul><li>a</li></ul><ul><li>b</li></ul>'],
  ['In 1986.\n1986. A year', '<p>In 1986.<br>1986. A year</p>'],
  ['Steps:\n1. a', '<p>Steps:</p><ol start="1"><li>a</li></ol>'],
  ['- a\n-b', '<ul><li>a<br>-b</li></ul>'],
  [
    '- [ ] open\n- [x] done\n- [link](/x)',
    '<ul><li><input> open</li><li><input> done</li><li><a href="/x">link</a></li></ul>',
  ],
  // Tables
  [
    'A | B\n--|:-:\n1 | `a\\|b`\n2',
    '<div><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td><code>a|b</code></td></tr><tr><td>2</td><td></td></tr></tbody></table></div>',
  ],
  [
    'Text\n| A |\n|---|\n| 1 |\n\nafter',
    '<p>Text</p><div><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div><p>after</p>',
  ],
  ['| a | b |\n|---|', '<p>| a | b |<br>|---|</p>'],
  // Emphasis
  [
    '**bold** *it* ***both*** ~~gone~~ ~one~',
    '<p><strong>bold</strong> <em>it</em> <em><strong>both</strong></em> <del>gone</del> <del>one</del></p>',
  ],
  ['snake_case_name and 2*3*4', '<p>snake_case_name and 2<em>3</em>4</p>'],
  ['**not closed and *it*', '<p>**not closed and <em>it</em></p>'],
  ['* not em * and ** not **', '<ul><li>not em * and ** not **</li></ul>'],
  ['**a *b* c**', '<p><strong>a <em>b</em> c</strong></p>'],
  ['*a **b* c**', '<p><em>a <em><em>b</em> c</em></em></p>'],
  ['“**bold**,” she said', '<p>“<strong>bold</strong>,” she said</p>'],
  ['about ~5 to ~10', '<p>about ~5 to ~10</p>'],
  ['\\*no\\* \\[x\\]', '<p>*no* [x]</p>'],
  // Code
  ['`a *b* <i>` and ``x`y``', '<p><code>a *b* &lt;i&gt;</code> and <code>x`y</code></p>'],
  ['`not closed', '<p>`not closed</p>'],
  // Links
  [
    '[a](/b "t") [c](</d e>) [f](/g(h)i)',
    '<p><a href="/b">a</a> <a href="/d e">c</a> <a href="/g(h)i">f</a></p>',
  ],
  ['[**a** `b`](/c)', '<p><a href="/c"><strong>a</strong> <code>b</code></a></p>'],
  [
    '[a][x] [X][] [x]\n\n[x]: /y "t"',
    '<p><a href="/y">a</a> <a href="/y">X</a> <a href="/y">x</a></p>',
  ],
  ['[no] [no](', '<p>[no] [no](</p>'],
  [
    '<https://a.example/b> <a@b.example>',
    '<p><a href="https://a.example/b">https://a.example/b</a> <a href="mailto:a@b.example">a@b.example</a></p>',
  ],
  [
    'See https://a.example/x_y_z(1), or www.b.example. Mail first_last@b.example!',
    '<p>See <a href="https://a.example/x_y_z(1)">https://a.example/x_y_z(1)</a>, or <a href="http://www.b.example">www.b.example</a>. Mail <a href="mailto:first_last@b.example">first_last@b.example</a>!</p>',
  ],
  ['(https://a.example)', '<p>(<a href="https://a.example">https://a.example</a>)</p>'],
  [
    '[https://a.example](https://a.example)',
    '<p><a href="https://a.example">https://a.example</a></p>',
  ],
  [
    '[see https://a.example] now',
    '<p>[see <a href="https://a.example">https://a.example</a>] now</p>',
  ],
  [
    '**https://a.example**',
    '<p><strong><a href="https://a.example">https://a.example</a></strong></p>',
  ],
  ['![a *cat*](https://no.example/c.png)', '<p>a cat</p>'],
  // HTML
  [
    '<div>\n**no**\n</div>\n\n**yes**',
    '<p>&lt;div&gt;\n**no**\n&lt;/div&gt;</p><p><strong>yes</strong></p>',
  ],
  ['a <b>*c*</b><br>d', '<p>a &lt;b&gt;<em>c</em>&lt;/b&gt;<br>d</p>'],
  ['1 < 2 && 3 > 2', '<p>1 &lt; 2 &amp;&amp; 3 &gt; 2</p>'],
  // Right to left, and what is no ASCII
  ['**اردو** میں *متن*', '<p><strong>اردو</strong> میں <em>متن</em></p>'],
  ['- دودھ\n- روٹی', '<ul><li>دودھ</li><li>روٹی</li></ul>'],
  ['', ''],
])('%j', (text, expected) => {
  expect(html(text)).toBe(expected);
});

test('a text is read the same however much of it has arrived before', () => {
  const text =
    '# A\n\n- **b** [c](https://d.example)\n\n| e | f |\n|---|---|\n| 1 | 2 |\n\n```js\ng\n```';
  for (let end = 0; end <= text.length; end++) expect(() => html(text.slice(0, end))).not.toThrow();
});

test('a list that begins to arrive makes no heading of the line above it', () => {
  expect(html('Your tasks:\n-')).toBe('<p>Your tasks:<br>-</p>');
  expect(html('Your tasks:\n- milk')).toBe('<p>Your tasks:</p><ul><li>milk</li></ul>');
  expect(html('Your tasks\n-\n')).toBe('<h4>Your tasks</h4>');
});

test('a link that reads like another host says where it leads', () => {
  expect(html('[bank.example](https://evil.example/x)')).toContain(
    'bank.example (evil.example)</a>',
  );
  expect(html('[https://www.a.example/b](https://a.example/b)')).not.toContain('(a.example)');
  expect(html('[the bank](https://a.example)')).toContain('>the bank</a>');
});
