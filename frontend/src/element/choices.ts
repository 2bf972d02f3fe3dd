/** What the next message goes to and what answers it, of the tools and models that the page offers. */
import type { ModelOption, ToolOption } from '@openai/chatkit';
import type { InferenceOptions } from '../protocol/items';

export interface ChoicesHost {
  readonly tools: readonly ToolOption[];
  readonly models: readonly ModelOption[];
  toolChosen(toolId: string | null): void;
  requestUpdate(): void;
}

export class Choices {
  readonly #host: ChoicesHost;
  #toolId: string | null = null;
  #modelId: string | null = null;

  constructor(host: ChoicesHost) {
    this.#host = host;
  }

  get tool(): ToolOption | undefined {
    return this.#host.tools.find(({ id }) => id === this.#toolId);
  }

  get model(): ModelOption | undefined {
    const models = this.#host.models.filter(({ disabled }) => !disabled);
    return (
      models.find(({ id }) => id === this.#modelId) ??
      models.find((model) => model.default) ??
      models[0]
    );
  }

  selectTool(id: string | null): void {
    if (id === this.#toolId) return;
    this.#toolId = id;
    this.#host.toolChosen(id);
    this.#host.requestUpdate();
  }

  selectModel(id: string): void {
    this.#modelId = id;
    this.#host.requestUpdate();
  }

  /** Drops a tool that is no longer offered. */
  toolsChanged(): void {
    if (!this.tool) this.selectTool(null);
  }

  /** For a message that is sent now. A tool that does not persist is chosen for one message. */
  take(): InferenceOptions {
    const { tool, model } = this;
    if (!tool?.persistent) this.selectTool(null);
    return { ...(tool && { tool_choice: { id: tool.id } }), ...(model && { model: model.id }) };
  }
}
