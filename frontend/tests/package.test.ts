/** The package as it would be published: the element with what it loads, and nothing of our page. */
// @ts-expect-error The sources know browsers only; tests run in Node.
import { execFileSync } from 'node:child_process';
// @ts-expect-error The same.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Packed {
  files: { path: string }[];
}

const read = (path: string) => String(readFileSync(path, 'utf8'));
const { exports, types } = JSON.parse(read('package.json'));
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as [Packed];
const paths = packed.files.map(({ path }) => path).sort();

test('it has the element, its types and its papers', () => {
  const element = (readdirSync('dist') as string[]).filter((file) => file.startsWith('chatkit'));
  const papers = ['LICENSE', 'README.md', 'package.json', 'types/chatkit.d.ts'];

  expect(paths).toEqual([...papers, ...element.map((file) => `dist/${file}`)].sort());
});

test('it has every file that the element loads', () => {
  const scripts = paths.filter((path) => path.endsWith('.js'));
  const loaded = scripts.flatMap((path) =>
    [...read(path).matchAll(/(?:from|import\()\s*"\.\/([\w-]+\.js)"/g)].map(([, file]) => file),
  );

  expect(loaded).toContain('chatkit-german.js');
  expect(paths).toEqual(expect.arrayContaining(loaded.map((file) => `dist/${file}`)));
});

test('what package.json points to is there', () => {
  const named = [exports['.'].types, exports['.'].default, types];

  expect(paths).toEqual(expect.arrayContaining(named.map((path) => path.replace('./', ''))));
});
