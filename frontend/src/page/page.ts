/** The page: one element, filled with our options. */
import type { OpenAIChatKit } from '@openai/chatkit';
import { defineElement, type ElementSource } from './chat-element';
import { chatOptions } from './chat-options';
import { readThreadAddress, threadAddress } from './thread-address';

const dark = matchMedia('(prefers-color-scheme: dark)');

await start();

async function start(): Promise<void> {
  const chat = document.querySelector('openai-chatkit') as OpenAIChatKit | null;
  if (!chat) return;
  const wanted: ElementSource =
    readMeta('taskchat-chat-element') === 'openai' ? 'openai' : 'self-hosted';
  const used = await defineElement(wanted);
  if (used !== wanted) showFallbackNotice();

  let threadId = readThreadAddress(location.hash);
  const apply = () =>
    chat.setOptions(
      chatOptions({
        domainKey: readMeta('taskchat-domain-key'),
        colorScheme: dark.matches ? 'dark' : 'light',
        initialThread: threadId,
      }),
    );

  chat.addEventListener('chatkit.thread.change', ({ detail }) => {
    threadId = detail.threadId;
    history.replaceState(null, '', threadAddress(threadId));
  });
  chat.addEventListener('chatkit.ready', () => {
    // On a touch screen the focus would open the keyboard over the page.
    if (matchMedia('(hover: hover)').matches) chat.focusComposer().catch(() => undefined);
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
  apply();
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
