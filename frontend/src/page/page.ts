/** The page: one element, filled with our options. */
import type { OpenAIChatKit } from '@openai/chatkit';
import { defineElement, type ElementSource } from './chat-element';
import { chatOptions } from './chat-options';
import { type Config, keepChoices, looksOf, readConfig } from './config';
import { InterfaceTool } from './interface-tool';
import { AS_AT_FIRST, type Looks } from './looks';
import { mentions } from './mentions';
import { readThreadAddress, threadAddress } from './thread-address';

/** For the server's word; after it the page starts with its own. */
const PATIENCE_MS = 1500;
const dark = matchMedia('(prefers-color-scheme: dark)');

await start();

async function start(): Promise<void> {
  const chat = document.querySelector('openai-chatkit') as OpenAIChatKit | null;
  if (!chat) return;
  const wanted: ElementSource =
    readMeta('taskchat-chat-element') === 'openai' ? 'openai' : 'self-hosted';
  const asked = readConfig();
  const used = await defineElement(wanted);
  if (used !== wanted) showFallbackNotice();

  let threadId = readThreadAddress(location.hash);
  let config: Config | null = null;
  // For what surrounds the element: see page.css.
  const dress = ({ theme, layout }: Looks) =>
    Object.assign(document.documentElement.dataset, { theme, layout });
  const apply = () => {
    const { looks } = interfaceTool;
    const system = dark.matches ? 'dark' : 'light';
    dress(looks);
    chat.setOptions(
      chatOptions({
        config,
        domainKey: readMeta('taskchat-domain-key'),
        colorScheme: looks.theme === 'system' ? system : looks.theme,
        initialThread: threadId,
        looks,
        onClientTool: (call) => interfaceTool.run(call),
        entities: mentions(chat),
      }),
    );
  };
  const heed = (told: Config | null) => {
    if (!told) return false;
    config = told;
    interfaceTool.adopt(looksOf(told, AS_AT_FIRST.looks));
    apply();
    return true;
  };
  const interfaceTool = new InterfaceTool(apply, async (choices) =>
    heed(await keepChoices(choices)),
  );

  chat.addEventListener('chatkit.thread.change', ({ detail }) => {
    // The suggestions of a new chat fit the list as it is now.
    if (threadId && !detail.threadId) void readConfig().then(heed);
    threadId = detail.threadId;
    history.replaceState(null, '', threadAddress(threadId));
  });
  chat.addEventListener('chatkit.ready', () => {
    // On a touch screen the focus would open the keyboard over the page.
    if (matchMedia('(hover: hover)').matches) chat.focusComposer().catch(() => undefined);
    const selectedToolId = config?.preferences.tool;
    if (selectedToolId) chat.setComposerValue({ selectedToolId }).catch(() => undefined);
  });
  dark.addEventListener('change', apply);
  addEventListener('hashchange', () => {
    const wantedThread = readThreadAddress(location.hash);
    // While an answer runs the element refuses to switch, and the address follows the thread.
    if (wantedThread !== threadId) {
      chat
        .setThreadId(wantedThread)
        .catch(() => history.replaceState(null, '', threadAddress(threadId)));
    }
  });
  // As it looked the last time, until the server says.
  dress(interfaceTool.looks);
  const isHeeded = await Promise.race([
    asked.then(heed),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, false)),
  ]);
  if (!isHeeded) apply();
}

function readMeta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

function showFallbackNotice(): void {
  const notice = document.querySelector<HTMLElement>('#fallback-notice');
  if (!notice) return;
  notice.hidden = false;
  notice.querySelector('button')?.addEventListener('click', () => notice.remove());
}
