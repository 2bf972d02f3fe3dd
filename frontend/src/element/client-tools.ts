/** Tools that run in the page. */
import type { ChatKitOptions } from '@openai/chatkit';
import type { ClientToolCallItem } from '../protocol/items';

type Handler = ChatKitOptions['onClientTool'];

export class ClientTools {
  readonly #handler: () => Handler;

  constructor(handler: () => Handler) {
    this.#handler = handler;
  }

  /** The result for the server. A failure is a result too: the agent must learn of it. */
  async run({ name, arguments: params }: ClientToolCallItem): Promise<Record<string, unknown>> {
    const handler = this.#handler();
    if (!handler) return { error: `This page has no tool named ${name}.` };
    try {
      // A tool that only does something returns nothing, and servers want a result.
      return (await handler({ name, params })) ?? {};
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}
