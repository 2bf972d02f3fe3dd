/** A ChatKit server that says what it was told to say, in the page itself. */

export interface Script {
  thread?: object;
  /** What the thread holds already. As on the wire, where anything may come. */
  items?: readonly object[];
  threads?: readonly object[];
  /** The events that a message is answered with. */
  answer?: readonly object[];
  /** Whether the answer comes to an end. */
  ends?: boolean;
}

export const THREAD_ID = 'thread_1';
export const CREATED_AT = '2026-11-20T09:00:00Z';

export function scriptedFetch(script: Script): typeof fetch {
  const thread = {
    id: THREAD_ID,
    created_at: CREATED_AT,
    status: { type: 'active' },
    // The gallery speaks to nobody.
    allowed_image_domains: [],
    items: { data: script.items ?? [], has_more: false },
    ...script.thread,
  };
  return async (_address, init) => {
    const { type } = JSON.parse(String(init?.body ?? '{}')) as { type?: string };
    switch (type) {
      case 'threads.get_by_id':
        return Response.json(thread);
      case 'items.list':
        return Response.json({ data: [...(script.items ?? [])].reverse(), has_more: false });
      case 'threads.list':
        return Response.json({ data: script.threads ?? [], has_more: false });
      case 'threads.create':
      case 'threads.add_user_message':
      case 'threads.custom_action':
      case 'threads.retry_after_item':
        return stream(
          [
            { type: 'thread.created', thread: { ...thread, items: { data: [] } } },
            ...(script.answer ?? []),
          ],
          script.ends ?? true,
        );
      default:
        return Response.json({});
    }
  };
}

function stream(events: readonly unknown[], ends: boolean): Response {
  const frames = events.map((event) => `data: ${JSON.stringify(event)}\n\n`);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const frame of frames) controller.enqueue(new TextEncoder().encode(frame));
      if (ends) controller.close();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}
