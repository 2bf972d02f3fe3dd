import type { EntitiesOption } from '@openai/chatkit';
import { LitElement, render } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import type { Tag } from '../src/element/draft';
import { renderTag } from '../src/element/tag';
import { TagPreview } from '../src/element/tag-preview';
import type { WidgetHost } from '../src/widgets/widget-element';

const MILK: Tag = {
  type: 'input_tag',
  id: 'task:1',
  text: 'Buy milk',
  group: 'Tasks',
  interactive: true,
  data: { number: '1' },
};
const ENTITY = {
  id: 'task:1',
  title: 'Buy milk',
  group: 'Tasks',
  interactive: true,
  data: { number: '1' },
};
const PREVIEW = { type: 'Basic' as const, children: [] };
const HOST = { markdown: { imageHosts: [], openDeepLink: () => undefined } } as never as WidgetHost;

class Page extends LitElement {}
if (!customElements.get('test-page')) customElements.define('test-page', Page);

afterEach(() => document.body.replaceChildren());

/** A message with one tag, on a page with these entities. */
function message(entities: EntitiesOption | undefined, tag: Tag = MILK) {
  const page = document.createElement('test-page') as Page;
  const place = document.createElement('p');
  document.body.append(page, place);
  const preview = new TagPreview(page, () => entities);
  const open = vi.fn();
  render(renderTag(tag, { preview, open: entities?.onClick ? open : undefined }), place);
  return {
    preview,
    open,
    chip: place.querySelector('.tag') as HTMLElement,
    shown: () => {
      const where = document.createElement('div');
      render(preview.render(HOST, 'light'), where);
      return where.querySelector('[role=tooltip]');
    },
  };
}

test('a tag that nothing can be done with is text', () => {
  expect(message(undefined).chip.localName).toBe('span');
  const entities = { onClick: () => undefined };
  expect(message(entities, { ...MILK, interactive: false }).chip.localName).toBe('span');
});

test('a click goes to the page', () => {
  const { chip, open } = message({ onClick: () => undefined });

  chip.click();

  expect(open).toHaveBeenCalledWith(MILK);
});

test('on the keyboard a tag shows what it is, until it is left', async () => {
  const onRequestPreview = vi.fn(async () => ({ preview: PREVIEW }));
  const { chip, shown, preview } = message({ onRequestPreview });

  chip.dispatchEvent(new Event('focus'));

  await vi.waitFor(() => expect(shown()).not.toBeNull());
  expect(onRequestPreview).toHaveBeenCalledWith(ENTITY);
  expect(chip.getAttribute('aria-describedby')).toBe(shown()?.id);
  expect(preview.hide()).toBe(true);
  expect(shown()).toBeNull();
  expect(chip.hasAttribute('aria-describedby')).toBe(false);
  expect(preview.hide()).toBe(false);
});

test('a tag that was left while its preview was fetched shows nothing', async () => {
  let answer: (answer: { preview: typeof PREVIEW }) => void = () => undefined;
  const onRequestPreview = vi.fn(
    () =>
      new Promise<{ preview: typeof PREVIEW }>((resolve) => {
        answer = resolve;
      }),
  );
  const { chip, shown, preview } = message({ onRequestPreview });
  chip.dispatchEvent(new Event('focus'));
  await vi.waitFor(() => expect(onRequestPreview).toHaveBeenCalled());

  preview.hide();
  answer({ preview: PREVIEW });
  await Promise.resolve();

  expect(shown()).toBeNull();
});

test('a click without a handler shows the preview, as on touch screens', async () => {
  const { chip, shown } = message({ onRequestPreview: async () => ({ preview: PREVIEW }) });

  chip.click();

  await vi.waitFor(() => expect(shown()).not.toBeNull());
});

test.each([
  ['none', async () => ({ preview: null })],
  ['a failure', () => Promise.reject(new Error('offline'))],
])('with %s for a preview nothing is shown', async (_, answer) => {
  const onRequestPreview = vi.fn(answer);
  const { chip, shown } = message({ onRequestPreview });

  chip.dispatchEvent(new Event('focus'));
  await vi.waitFor(() => expect(onRequestPreview).toHaveBeenCalled());
  await Promise.resolve();

  expect(shown()).toBeNull();
});

test.each([
  [
    'throws',
    () => {
      throw new Error('Not now.');
    },
  ],
  ['rejects', () => Promise.reject(new Error('Not now.'))],
  ['answers nothing', () => undefined],
])('a page that %s has nothing to show', async (_, answer) => {
  const onRequestPreview = vi.fn(answer as never);
  const { chip, shown } = message({ onRequestPreview });

  chip.dispatchEvent(new Event('focus'));
  await vi.waitFor(() => expect(onRequestPreview).toHaveBeenCalledTimes(1));
  await new Promise((resolve) => setTimeout(resolve));

  expect(shown()).toBeNull();
  expect(chip.hasAttribute('aria-describedby')).toBe(false);
});
