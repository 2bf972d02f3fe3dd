/** For `tsc` alone: the package in the hands of those who write TypeScript. */
import type { Widgets } from '@openai/chatkit';
import { ChatKitElement, type WidgetElement } from 'taskchat-chatkit';

export class OwnChat extends ChatKitElement {}
customElements.define('own-chat', OwnChat);

export async function use(chat: ChatKitElement, card: Widgets.Card): Promise<void> {
  await chat.setThreadId(null);
  chat.addEventListener('chatkit.thread.change', ({ detail }) => detail.threadId?.length);
  // @ts-expect-error There is no such method.
  chat.setThread(null);

  const widget: WidgetElement = document.createElement('ck-widget');
  widget.widget = card;
  widget.addEventListener('ck-action', ({ detail: { action, waitUntil } }) =>
    waitUntil(fetch('/actions', { method: 'POST', body: JSON.stringify(action) })),
  );
  // @ts-expect-error There are two.
  widget.scheme = 'sepia';
}
