/** A page with the element, for tests of it. */
import type { ChatKitOptions } from '@openai/chatkit';
import '../src/element/index';
import type { ChatKitElement } from '../src/element/chatkit-element';
import type { StreamEvent } from '../src/protocol/events';

export const AT = '2026-11-20T10:00:00';

export const created: StreamEvent[] = [
  { type: 'thread.created', thread: { id: 'thr_1', created_at: AT, items: { data: [] } } },
];

const EVENTS = [
  'ready',
  'error',
  'effect',
  'deeplink',
  'log',
  'response.start',
  'response.end',
  'tool.change',
  'thread.change',
  'thread.load.start',
  'thread.load.end',
];

/** Events, or the document that an operation answers with. */
type Answer = StreamEvent[] | object;

/** The element on a page whose server answers like this, in its time. */
export async function chat(
  answer: Answer | ((type: string) => Answer),
  options: Partial<ChatKitOptions> = {},
  answering = Promise.resolve(),
) {
  const element = document.createElement('openai-chatkit') as ChatKitElement;
  const sent: { type: string; params: Record<string, unknown> }[] = [];
  const told: [string, unknown][] = [];
  const hear =
    (name: string) =>
    ({ detail }: CustomEvent) =>
      told.push([name, detail]);
  for (const name of EVENTS) element.addEventListener(`chatkit.${name}`, hear(name));
  element.setOptions({
    api: {
      url: '/chatkit',
      domainKey: '',
      fetch: async (_url, init) => {
        const request = JSON.parse(String(init?.body));
        sent.push(request);
        await answering;
        const said = typeof answer === 'function' ? answer(request.type) : answer;
        if (!Array.isArray(said)) return Response.json(said);
        return new Response(said.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
      },
    },
    ...options,
  });
  const ready = new Promise((resolve) => element.addEventListener('chatkit.ready', resolve));
  document.body.append(element);
  await ready;
  /** What has been told of these. */
  const heard = (...names: string[]) => told.filter(([name]) => names.includes(name));
  return { element, sent, told, heard, root: element.renderRoot };
}
