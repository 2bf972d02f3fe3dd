/** The gallery: widgets and chats side by side. `?scheme=dark&lang=ur&width=360` changes the looks. */
import '../element/index';
import type { ChatKitOptions } from '@openai/chatkit';
import type { ChatKitElement } from '../element/chatkit-element';
import { speak } from '../languages/texts';
import type { WidgetRoot } from '../protocol/widgets';
import type { Scheme } from '../widgets/css-values';
import type { WidgetElement } from '../widgets/widget-element';
import { CHATS, type Chat } from './chats';
import { type Script, scriptedFetch, THREAD_ID } from './scripted-server';
import { THEMED_ITEMS, THEMES } from './themes';
import { WIDGETS } from './widgets';

const looks = new URLSearchParams(location.search);
const scheme: Scheme = looks.get('scheme') === 'dark' ? 'dark' : 'light';
const lang = looks.get('lang') ?? 'en';

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Partial<HTMLElementTagNameMap[Tag]> = {},
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
}

/** A widget alone; what it would do is said below it. */
export function drawWidget(widget: object): HTMLElement {
  const element = document.createElement('ck-widget') as WidgetElement;
  const said = make('p', { ariaLive: 'polite' });
  element.widget = widget as WidgetRoot;
  element.scheme = scheme;
  element.host = {
    perform: async (action) => {
      said.textContent = JSON.stringify(action);
    },
    report: (error) => {
      said.textContent = error.message;
    },
    markdown: { imageHosts: [], openDeepLink: () => undefined },
  };
  const frame = make('div', { className: 'frame', dir: document.dir }, [element]);
  frame.append(said);
  return frame;
}

/** A chat with a server of its own. */
export function drawChat(script: Script, options: Partial<ChatKitOptions> = {}, isNew = false) {
  const element = document.createElement('openai-chatkit') as ChatKitElement;
  element.className = 'chat';
  element.setOptions({
    api: { url: '/chatkit', domainKey: '', fetch: scriptedFetch(script) },
    theme: scheme,
    locale: lang as NonNullable<ChatKitOptions['locale']>,
    initialThread: isNew ? null : THREAD_ID,
    ...options,
  });
  return element;
}

async function play({ says, opensHistory }: Chat, element: ChatKitElement): Promise<void> {
  await element.updateComplete;
  if (says) void element.sendUserMessage({ text: says });
  if (opensHistory) await element.showHistory();
}

function section(name: string, content: HTMLElement): HTMLElement {
  return make('section', {}, [make('p', { textContent: name }), content]);
}

function links(): HTMLElement[] {
  const look = (name: string, changes: Record<string, string>) => {
    const query = new URLSearchParams({ ...Object.fromEntries(looks), ...changes });
    return make('a', { href: `?${query}`, textContent: name });
  };
  return [
    look('Light', { scheme: 'light' }),
    look('Dark', { scheme: 'dark' }),
    ...['en', 'de', 'fr', 'es', 'ur', 'ar'].map((tag) => look(tag, { lang: tag })),
    look('Narrow', { width: '360' }),
    look('Wide', { width: '' }),
  ];
}

document.documentElement.dataset.scheme = scheme;
document.documentElement.lang = lang;
document.dir = /^(?:ar|ur)/.test(lang) ? 'rtl' : 'ltr';
document.querySelector('nav')?.append(...links());
const main = document.querySelector('main') as HTMLElement;
const width = Number(looks.get('width'));
if (width > 0) main.style.setProperty('max-width', `${width}px`);
await speak(lang);
if (!looks.has('empty')) {
  const widgets = WIDGETS.map(({ name, widget }) => section(name, drawWidget(widget)));
  const chats = CHATS.map((chat) => {
    const element = drawChat(chat.script, { frameTitle: chat.name, ...chat.options }, chat.isNew);
    void play(chat, element);
    return section(chat.name, element);
  });
  const themes = Object.entries(THEMES).map(([name, theme]) => {
    const options = { frameTitle: name, theme: { ...theme, colorScheme: scheme } };
    return section(name, drawChat({ items: THEMED_ITEMS }, options));
  });
  main.append(
    make('h2', { textContent: 'Widgets' }),
    make('div', { className: 'samples' }, widgets),
    make('h2', { textContent: 'Chats' }),
    make('div', { className: 'samples' }, chats),
    make('h2', { textContent: 'Themes' }),
    make('div', { className: 'samples' }, themes),
  );
}
/** For tests, which bring samples of their own. */
Object.assign(globalThis, { gallery: { main, drawWidget, drawChat, THEMED_ITEMS } });
document.documentElement.dataset.ready = '';
