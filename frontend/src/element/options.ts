/** The options in force, and what follows from them. */
import type { ChatKitOptions, CustomApiConfig } from '@openai/chatkit';
import { ChatClient } from '../client/chat-client';

const NONE =
  'This chat works with a server of your own: give setOptions an api.url. Hosted mode (getClientSecret) is not supported.';

export class Options {
  /** Replaced as a whole, at any time: read at every use. */
  given: ChatKitOptions | null = null;

  get locale(): string {
    return this.given?.locale ?? navigator.language;
  }

  /** @throws Error before there are any. */
  require(): ChatKitOptions {
    if (!this.given) throw new Error(NONE);
    return this.given;
  }

  /** @throws Error if there is no server to speak to; it says what to do. */
  get api(): CustomApiConfig {
    const { api } = this.require();
    // Not every page is checked by TypeScript.
    if (!api || !('url' in api)) throw new Error(NONE);
    return api;
  }

  readonly client = (): ChatClient => {
    const { url, fetch } = this.api;
    return new ChatClient({ url, locale: this.locale, ...(fetch ? { fetch } : {}) });
  };
}
