// Speaks with the host: JSON-RPC over postMessage, as MCP Apps of 2026-01-26 say it.

const waiting = new Map();
let lastId = 0;

/** The task server said no; its words are for the user. */
export class RefusedError extends Error {}

/** Tell the host what we are; answer with its capabilities and context. */
export async function greet(hear) {
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.jsonrpc !== '2.0') return;
    if (!data.method) settle(data);
    else if ('id' in data) answer(data);
    else hear(data.method, data.params ?? {});
  });
  return ask('ui/initialize', {
    appInfo: { name: 'taskchat', version: '0.1.0' },
    appCapabilities: {},
    protocolVersion: '2026-01-26',
  });
}

/** Send a request; fail with what the host says against it. */
export function ask(method, params) {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    post({ id, method, params });
  });
}

/** Call a tool of the task server and return its structured content. */
export async function callTool(name, args) {
  const result = await ask('tools/call', { name, arguments: args });
  return contentOf(result);
}

/** Return the structured content of a result; fail if it is a refusal. */
export function contentOf({ isError, structuredContent, content }) {
  if (!isError && structuredContent) return structuredContent;
  const text = content?.find((part) => part.type === 'text')?.text;
  throw new RefusedError(structuredContent?.message ?? text ?? 'The answer was empty.');
}

/** Send a notification. */
export function notify(method, params = {}) {
  post({ method, params });
}

/** Keep the host informed of the room we need. */
export function reportSize(element) {
  new ResizeObserver(() => {
    const { width, height } = element.getBoundingClientRect();
    notify('ui/notifications/size-changed', { width: Math.ceil(width), height: Math.ceil(height) });
  }).observe(element);
}

function settle({ id, result, error }) {
  const { resolve, reject } = waiting.get(id) ?? {};
  waiting.delete(id);
  if (error) reject?.(new Error(error.message));
  else resolve?.(result);
}

function answer({ id, method }) {
  const known = ['ping', 'ui/resource-teardown'].includes(method);
  post(known ? { id, result: {} } : { id, error: { code: -32601, message: 'Method not found' } });
}

function post(message) {
  // To any origin: the parent is who embeds us, and a sandboxed frame cannot know its name.
  parent.postMessage({ jsonrpc: '2.0', ...message }, '*');
}
