/** Icons: what is committed is what lucide draws, and all of them appear. */
// @ts-expect-error The sources know browsers only; tests run in Node.
import { readFile } from 'node:fs/promises';
import { render } from 'lit';
import { expect, test, vi } from 'vitest';
// @ts-expect-error A script, without types.
import { iconFiles } from '../scripts/icons.mjs';
import { icon } from '../src/icons/icon';
import { CHATKIT_ICONS, HEADER_ICONS, WIDGET_ICONS } from './published-icons';

const files = Object.entries(iconFiles() as Record<string, string>);

function path(name: string): SVGPathElement {
  const container = document.createElement('div');
  render(icon(name), container);
  return container.querySelector('path') as SVGPathElement;
}

test.each(files)('%s is up to date', async (file, text) => {
  expect(await readFile(file, 'utf8')).toBe(text);
});

test('a usual icon is there at once, the others when their file is', async () => {
  expect(path('check').getAttribute('d')).toMatch(/^M20 6/);
  const late = path('lucide:rocket');
  expect(late.getAttribute('d')).toBeNull();
  await vi.waitFor(() => expect(late.getAttribute('d')).toMatch(/^M/));
});

test.each(['constructor', 'vendor:unknown', 'lucide:__proto__', ''])(
  '%j is a dot',
  async (name) => {
    const dot = path('dot').getAttribute('d');
    const drawn = path(name);
    await vi.waitFor(() => expect(drawn.getAttribute('d')).toBe(dot));
  },
);

test('every name of the published types is drawn', async () => {
  const dot = path('dot').getAttribute('d');
  const drawn = [...CHATKIT_ICONS, ...HEADER_ICONS, ...WIDGET_ICONS]
    .filter((name) => name !== 'dot')
    .map((name) => ({ name, drawing: path(name) }));
  await vi.waitFor(() => {
    for (const { name, drawing } of drawn) expect(drawing.getAttribute('d'), name).toMatch(/^M/);
  });
  const dots = drawn.filter(({ drawing }) => drawing.getAttribute('d') === dot);
  expect(dots.map(({ name }) => name)).toEqual([]);
});

test('names of the protocol that mean the same are drawn the same', () => {
  expect(path('sidebar-open-left-alt').getAttribute('d')).toBe(
    path('sidebar-left').getAttribute('d'),
  );
  expect(path('dots-horizontal-circle').getAttribute('d')).toBe(
    path('dots-horizontal').getAttribute('d'),
  );
  expect(path('lucide:trash-2').getAttribute('d')).toBe(path('trash').getAttribute('d'));
});
