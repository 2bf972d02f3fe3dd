import { afterEach, expect, test, vi } from 'vitest';
import { ChatClient } from '../src/client/chat-client';
import { Picture } from '../src/element/picture';

if (!customElements.get('ck-picture')) customElements.define('ck-picture', Picture);

const KEPT = 'http://chat.test/files/atc_1';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** A picture of a page whose own `fetch` answers like this. */
function picture(props: Partial<Picture>, answer?: () => Response) {
  const element = document.createElement('ck-picture') as Picture;
  const asked: string[] = [];
  const fetch = async (url: RequestInfo | URL) => {
    asked.push(String(url));
    return answer?.() ?? new Response('', { status: 401 });
  };
  const config = { url: 'http://chat.test/chatkit', ...(answer ? { fetch } : {}) };
  Object.assign(element, {
    src: KEPT,
    name: 'garden.png',
    instead: 'garden.png',
    client: () => new ChatClient(config),
    ...props,
  });
  document.body.append(element);
  const image = () => element.querySelector('img');
  const shown = () => vi.waitUntil(image);
  return { element, asked, image, shown };
}

const svg = { headers: { 'Content-Type': 'image/svg+xml' } };
const png = () => new Response('…', { headers: { 'Content-Type': 'image/png' } });

test('what only the page may have is fetched as the page fetches', async () => {
  const { asked, shown } = picture({ isAllowed: false }, png);
  const image = await shown();

  expect(asked).toEqual([KEPT]);
  expect(image.src).toMatch(/^blob:/);
  expect(image.alt).toBe('garden.png');
});

test('its bytes are let go once it is seen', async () => {
  const { shown } = picture({}, png);
  const image = await shown();
  const letGo = vi.spyOn(URL, 'revokeObjectURL');

  image.dispatchEvent(new Event('load'));

  expect(letGo).toHaveBeenCalledExactlyOnceWith(image.src);
});

test('the bytes of a picture that gives way to another one are let go, and not those of that one', async () => {
  const { element, shown } = picture({}, png);
  const first = await shown();
  element.src = `${KEPT}?again`;
  await element.updateComplete;
  const second = await shown();
  const letGo = vi.spyOn(URL, 'revokeObjectURL');

  first.dispatchEvent(new Event('load'));

  expect(second.src).not.toBe(first.src);
  expect(letGo).toHaveBeenCalledExactlyOnceWith(first.src);
});

test('what is on another host is left to the browser, and the page’s keys stay here', async () => {
  const src = 'https://storage.test/atc_1?signature=abc';
  const { asked, shown } = picture({ src }, png);
  const image = await shown();

  expect(asked).toEqual([]);
  expect(image.src).toBe(src);
  expect(image.referrerPolicy).toBe('no-referrer');
});

test('without a fetch of its own, a page leaves all to the browser', async () => {
  const { shown } = picture({});
  const image = await shown();

  expect(image.src).toBe(KEPT);
});

test.each([
  ['refuses', () => new Response('{}', { status: 403 })],
  ['cannot be read by pages', () => Response.error()],
  ['gives something else', () => new Response('<svg/>', svg)],
])('a server that %s may still show it to the browser', async (_, answer) => {
  const { shown } = picture({}, answer);
  const image = await shown();

  expect(image.src).toBe(KEPT);
});
test('a host that must not be asked is not, and the name is shown', async () => {
  const { element, image } = picture({ src: 'https://evil.test/a.png', isAllowed: false });
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;

  expect(image()).toBeNull();
  expect(element.textContent).toContain('garden.png');
});

test('a picture that cannot be had is shown by its name', async () => {
  const { element, image, shown } = picture({});

  (await shown()).dispatchEvent(new Event('error'));
  await element.updateComplete;

  expect(image()).toBeNull();
  expect(element.textContent).toContain('garden.png');
});
