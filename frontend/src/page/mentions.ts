/** Tasks, lists and tags that can be mentioned in a message. */
import type { EntitiesOption, Entity, OpenAIChatKit, Widgets } from '@openai/chatkit';

const PATH = '/api/chatkit/entities';

/** Without an answer there is nothing to offer: a message can be written all the same. */
export function mentions(chat: Pick<OpenAIChatKit, 'sendUserMessage'>): EntitiesOption {
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
      // Refused while an answer runs: then a click means nothing.
      chat.sendUserMessage({ content: [SHOW, tagOf(entity)] }).catch(() => undefined);
    },
  };
}

const SHOW = { type: 'input_text' as const, text: 'Show details of ' };

function tagOf({ id, title, group, data = {} }: Entity) {
  const tag = { type: 'input_tag' as const, id, text: title, interactive: true, data };
  return group ? { ...tag, group } : tag;
}

async function read<Answer>(path: string): Promise<Answer | null> {
  try {
    const answer = await fetch(path);
    return answer.ok ? ((await answer.json()) as Answer) : null;
  } catch {
    return null;
  }
}
