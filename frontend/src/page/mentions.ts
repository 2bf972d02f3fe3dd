/** Tasks, lists and tags that can be mentioned in a message. */
import type { EntitiesOption, Entity, OpenAIChatKit, Widgets } from '@openai/chatkit';
import { fetchInLanguage } from './http';

const PATH = '/api/chatkit/entities';

/** Without an answer there is nothing to offer: a message can be written all the same. */
export function mentions(
  chat: Pick<OpenAIChatKit, 'sendCustomAction' | 'sendUserMessage'>,
): EntitiesOption {
  return {
    showComposerMenu: true,
    onTagSearch: async (query) => {
      const found = await read<{ entities: Entity[] }>(`${PATH}?${new URLSearchParams({ query })}`);
      return found?.entities ?? [];
    },
    onRequestPreview: async ({ id }) => {
      const path = `${PATH}/${encodeURIComponent(id)}/preview`;
      return { preview: (await read<{ preview: Widgets.BasicRoot }>(path))?.preview ?? null };
    },
    onClick: (entity) => {
      // No action without a conversation: then a message begins one. Both are refused while an
      // answer runs, and a click means nothing.
      chat
        .sendCustomAction(showing(entity.id))
        .catch(() => chat.sendUserMessage({ content: [SHOW, tagOf(entity)] }))
        .catch(() => undefined);
    },
  };
}

/** What draws a widget of it, as a button of a widget would. */
function showing(id: string) {
  const [kind = '', key] = id.split(/:(.*)/s);
  return kind === 'task'
    ? { type: 'get_task', payload: { task_id: key } }
    : { type: 'list_tasks', payload: { [kind]: key } };
}

/** In English, which the built-in assistant understands wherever it is: it is a message, not a label. */
const SHOW = { type: 'input_text' as const, text: 'Show details of ' };

function tagOf({ id, title, group, data = {} }: Entity) {
  const tag = { type: 'input_tag' as const, id, text: title, interactive: true, data };
  return group ? { ...tag, group } : tag;
}

async function read<Answer>(path: string): Promise<Answer | null> {
  try {
    const answer = await fetchInLanguage(path);
    return answer.ok ? ((await answer.json()) as Answer) : null;
  } catch {
    return null;
  }
}
