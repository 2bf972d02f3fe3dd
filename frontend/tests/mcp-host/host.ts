/** A host of MCP Apps for the tests: the reference bridge, a strict sandbox, and a record of it all. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import {
  AppBridge,
  getToolUiResourceUri,
  type McpUiHostCapabilities,
  type McpUiHostContext,
  PostMessageTransport,
  RESOURCE_MIME_TYPE,
} from '@modelcontextprotocol/ext-apps/app-bridge';

interface View {
  arguments: Record<string, unknown>;
  context: McpUiHostContext;
  capabilities: McpUiHostCapabilities;
}

const about = { name: 'test-host', version: '1.0.0' };

class Host {
  /** What the view told the model, and how high it wanted to be. */
  readonly modelContexts: unknown[] = [];
  readonly heights: number[] = [];
  /** Names of the tools the view called. */
  readonly calls: string[] = [];
  #client = new Client(about);
  #bridge: AppBridge | undefined;

  async connect(token: string): Promise<void> {
    const requestInit = { headers: { Authorization: `Bearer ${token}` } };
    const address = new URL('/mcp', location.href);
    await this.#client.connect(new StreamableHTTPClientTransport(address, { requestInit }));
  }

  async call(name: string, args: Record<string, unknown>): Promise<unknown> {
    return (await this.#client.callTool({ name, arguments: args })).structuredContent;
  }

  /** Call `list_tasks` as a model would, and show its view. */
  async show(view: View): Promise<void> {
    const { tools } = await this.#client.listTools();
    const tool = tools.find(({ name }) => name === 'list_tasks');
    const uri = tool && getToolUiResourceUri(tool);
    if (!uri) throw new Error('list_tasks has no view');
    const { contents } = await this.#client.readResource({ uri });
    const document_ = contents[0];
    if (document_?.mimeType !== RESOURCE_MIME_TYPE || !('text' in document_)) {
      throw new Error(`${uri} is not a view`);
    }
    const frame = document.createElement('iframe');
    frame.title = 'Task list';
    frame.sandbox.add('allow-scripts');
    document.body.append(frame);
    await this.#bridgeTo(frame, view);
    frame.srcdoc = document_.text;
  }

  async changeContext(context: McpUiHostContext): Promise<void> {
    await this.#bridge?.sendHostContextChange(context);
  }

  /** Let the view say goodbye, as hosts do before they take it away. */
  async close(): Promise<unknown> {
    return this.#bridge?.teardownResource({});
  }

  async #bridgeTo(frame: HTMLIFrameElement, view: View): Promise<void> {
    if (!frame.contentWindow) throw new Error('The frame is not in the page');
    const { capabilities, context: hostContext } = view;
    const bridge = new AppBridge(null, about, capabilities, { hostContext });
    bridge.oncalltool = (params) => {
      this.calls.push(params.name);
      return this.#client.callTool(params);
    };
    bridge.onupdatemodelcontext = async (params) => {
      this.modelContexts.push(params);
      return {};
    };
    bridge.onsizechange = ({ height }) => {
      if (height === undefined) return;
      this.heights.push(height);
      frame.style.height = `${height}px`;
    };
    bridge.oninitialized = async () => {
      await bridge.sendToolInput({ arguments: view.arguments });
      const call = { name: 'list_tasks', arguments: view.arguments };
      await bridge.sendToolResult(await this.#client.callTool(call));
    };
    this.#bridge = bridge;
    await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  }
}

declare global {
  interface Window {
    host: Host;
  }
}
window.host = new Host();
