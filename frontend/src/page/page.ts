/** The page: the chat, filled with our options, and what stands beside it. */
import type { ColorScheme, OpenAIChatKit } from '@openai/chatkit';
import { themeOf, themeStyles } from '../element/theme';
import { Beside } from './beside';
import { defineElement, type ElementSource } from './chat-element';
import { chatOptions } from './chat-options';
import { onChosenElsewhere, rememberChosen } from './chosen-language';
import { type Config, keepChoices, looksOf, readConfig, readFirstConfig } from './config';
import { watchConnection } from './connection';
import { el, fill } from './dom';
import { installWorker } from './install';
import { InterfaceTool } from './interface-tool';
import { KeepUp } from './keep-up';
import { Live } from './live';
import { AS_AT_FIRST, type Looks } from './looks';
import { mentions } from './mentions';
import { LOCALE, speak, TEXTS } from './texts';
import { readThreadAddress, threadAddress } from './thread-address';

/** For the server's word; after it the page starts with its own. */
const PATIENCE_MS = 1500;
const dark = matchMedia('(prefers-color-scheme: dark)');

class ChatPage {
  readonly #chat: OpenAIChatKit;
  readonly #tool: InterfaceTool;
  readonly #beside: Beside;
  readonly #live = new Live();
  #threadId = readThreadAddress(location.hash);
  #config: Config | null = null;

  constructor(chat: OpenAIChatKit) {
    this.#chat = chat;
    this.#tool = new InterfaceTool(
      () => this.#apply(),
      async (choices) => await this.#heed(await keepChoices(choices)),
    );
    this.#beside = new Beside({
      looks: () => this.#tool.looks,
      changeLooks: (wanted) => this.#changeLooks(wanted),
      config: () => this.#config,
      keep: async (choices) => await this.#heed(await keepChoices(choices)),
      leave: () => this.#go(null),
      moved: () => this.#beside.refresh(),
      openThread: (threadId) => void this.#go(threadId),
    });
    // As it looked the last time, until the server says.
    this.#dress(this.#tool.looks);
  }

  async open(): Promise<void> {
    const wanted: ElementSource =
      readMeta('taskchat-chat-element') === 'openai' ? 'openai' : 'self-hosted';
    const asked = readFirstConfig();
    // In the language of the HTML, which knows what was chosen, as nothing here does yet.
    const spoken = speak(document.documentElement.lang);
    const used = await defineElement(wanted);
    await spoken;
    if (used !== wanted) showFallbackNotice();
    this.#listen();
    const isHeeded = await Promise.race([
      asked.then((told) => this.#heed(told)),
      new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, false)),
    ]);
    if (!isHeeded) this.#apply();
    this.#beside.refresh();
  }

  #listen(): void {
    const chat = this.#chat;
    chat.addEventListener('chatkit.thread.change', ({ detail }) => this.#moved(detail.threadId));
    chat.addEventListener('chatkit.ready', () => this.#begin());
    chat.addEventListener('chatkit.response.end', () => this.#beside.refresh());
    this.#live.onTasksChanged(() => this.#beside.refresh());
    const keepUp = new KeepUp(chat, this.#live, this.#threadId);
    dark.addEventListener('change', () => this.#apply());
    addEventListener('hashchange', () => void this.#go(readThreadAddress(location.hash)));
    const banner = document.querySelector<HTMLElement>('#connection');
    if (banner) watchConnection(banner, () => this.#isBack(keepUp));
    onChosenElsewhere(() => void this.#reread());
  }

  /** The chat has gone to another conversation. */
  #moved(threadId: string | null): void {
    // The suggestions of a new chat fit the list as it is now.
    if (this.#threadId && !threadId) void this.#reread();
    this.#threadId = threadId;
    history.replaceState(null, '', threadAddress(threadId));
  }

  async #reread(): Promise<void> {
    await this.#heed(await readConfig());
  }

  #begin(): void {
    // On a touch screen the focus would open the keyboard over the page.
    if (matchMedia('(hover: hover)').matches) this.#chat.focusComposer().catch(() => undefined);
    const selectedToolId = this.#config?.preferences.tool;
    if (selectedToolId) this.#chat.setComposerValue({ selectedToolId }).catch(() => undefined);
  }

  #isBack(keepUp: KeepUp): void {
    this.#live.resume();
    this.#beside.refresh();
    keepUp.read();
  }

  async #go(threadId: string | null): Promise<void> {
    if (threadId === this.#threadId) return;
    try {
      await this.#chat.setThreadId(threadId);
    } catch {
      // While an answer runs the element refuses to switch, and the address follows the thread.
      history.replaceState(null, '', threadAddress(this.#threadId));
    }
  }

  async #changeLooks(wanted: Partial<Looks>): Promise<string> {
    const { note } = await this.#tool.run({ name: InterfaceTool.NAME, params: wanted });
    return note ?? '';
  }

  #apply(): void {
    const { looks } = this.#tool;
    const options = chatOptions({
      config: this.#config,
      domainKey: readMeta('taskchat-domain-key'),
      colorScheme: schemeOf(looks),
      initialThread: this.#threadId,
      locale: LOCALE,
      looks,
      onClientTool: (call) => this.#tool.run(call),
      entities: mentions(this.#chat),
      toggleTasks: () => this.#beside.toggle(),
    });
    this.#dress(looks);
    // What surrounds the chat has its colours, sizes and corners, and nothing of those before.
    const { style } = document.documentElement;
    for (const name of [...style]) if (name.startsWith('--ck-')) style.removeProperty(name);
    for (const [name, value] of Object.entries(themeStyles(themeOf(options.theme)))) {
      style.setProperty(name, value ?? null);
    }
    this.#chat.setOptions(options);
  }

  /** For what surrounds the element: see page.css. */
  #dress(looks: Looks): void {
    const scheme = schemeOf(looks);
    const { theme, layout } = looks;
    Object.assign(document.documentElement.dataset, { theme, layout, scheme });
    this.#beside.dress(scheme);
  }

  /** Takes over what the server says; false if it said nothing. */
  async #heed(told: Config | null): Promise<boolean> {
    if (!told) return false;
    this.#config = told;
    this.#tool.adopt(looksOf(told, AS_AT_FIRST.looks));
    const { language } = told.preferences;
    rememberChosen(language);
    await speak(language);
    this.#apply();
    return true;
  }
}

function schemeOf({ theme }: Looks): ColorScheme {
  const system = dark.matches ? 'dark' : 'light';
  return theme === 'system' ? system : theme;
}

function readMeta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

function showFallbackNotice(): void {
  const notice = document.querySelector<HTMLElement>('#fallback-notice');
  if (!notice) return;
  notice.hidden = false;
  const dismiss = { type: 'button', onclick: () => notice.remove() };
  fill(notice, el('span', {}, TEXTS.fallback), el('button', dismiss, TEXTS.dismiss));
}

const chat = document.querySelector('openai-chatkit') as OpenAIChatKit | null;
if (chat) {
  await new ChatPage(chat).open();
  installWorker();
}
