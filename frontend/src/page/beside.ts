/** What stands beside the chat. It is loaded after the chat, and when it is first wanted. */
import type { Scheme } from '../widgets/css-values';
import { Layout } from './layout';
import type { Panel } from './panel/panel';
import type { SettingsHost } from './settings/settings';
import { LOCALE, onLanguage } from './texts';

const OWN_ELEMENT = '/assets/chatkit.js';

export interface BesideHost extends SettingsHost {
  openThread(threadId: string): void;
}

export class Beside {
  readonly #host: BesideHost;
  readonly #layout: Layout;
  #panel: Panel | null = null;
  #loading: Promise<void> | null = null;
  #scheme: Scheme = 'light';

  constructor(host: BesideHost) {
    this.#host = host;
    this.#layout = new Layout(() => this.refresh());
    onLanguage(() => this.#panel?.relabel());
    addEventListener('keydown', (event) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        void this.openSearch();
      }
    });
  }

  dress(scheme: Scheme): void {
    this.#scheme = scheme;
    this.#panel?.dress(scheme);
  }

  toggle(): void {
    this.#layout.toggle();
  }

  /** Shows the tasks as they are now, if they are in sight. */
  refresh(): void {
    if (!this.#layout.showsTasks) return;
    if (this.#panel) void this.#panel.refresh();
    else this.#loading ??= this.#load();
  }

  async openSearch(): Promise<void> {
    const { openSearch } = await import('./search/search');
    openSearch((threadId) => {
      this.#layout.toChat();
      this.#host.openThread(threadId);
    });
  }

  async openSettings(): Promise<void> {
    const { openSettings } = await import('./settings/settings');
    openSettings(this.#host);
  }

  async #load(): Promise<void> {
    const root = document.querySelector<HTMLElement>('#panel');
    if (!root) return;
    // Of OpenAI's element, the page has no renderer of widgets yet.
    if (!customElements.get('ck-widget')) await loadRenderer();
    const { Panel } = await import('./panel/panel');
    this.#panel = new Panel(root, {
      openSearch: () => void this.openSearch(),
      openSettings: () => void this.openSettings(),
      close: () => this.#layout.toggle(),
    });
    this.#panel.dress(this.#scheme);
    await this.#panel.refresh();
  }
}

async function loadRenderer(): Promise<void> {
  const { speak } = (await import(OWN_ELEMENT)) as typeof import('../element/index');
  onLanguage(() => void speak(LOCALE));
  await speak(LOCALE);
}
