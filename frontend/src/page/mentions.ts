/** Tasks, lists and tags that can be mentioned in a message. */
import type { EntitiesOption, Entity, OpenAIChatKit, Widgets } from '@openai/chatkit';
import { languageOf } from '../languages/speech';
import { fetchInLanguage } from './http';
import { LOCALE } from './texts';

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
        .catch(() => chat.sendUserMessage({ content: asking(entity) }))
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

/** Before a task, and after it. Messages, not labels: the built-in assistant understands these. */
const SHOW: Readonly<Record<string, readonly [string, string]>> = {
  de: ['Zeig mir Details zu ', ''],
  es: ['Muéstrame los detalles de ', ''],
  fr: ['Montre-moi les détails de ', ''],
  ur: ['', ' کی تفصیل دکھاؤ'],
};
/** For Arabic, too, and for lists and tags: what stands for them in a message is English. */
const SHOW_ANY = ['Show details of ', ''] as const;

function asking(entity: Entity) {
  const own = entity.id.startsWith('task:') ? SHOW[languageOf(LOCALE)] : undefined;
  const [before, after] = own ?? SHOW_ANY;
  const said = (text: string) => (text ? [{ type: 'input_text' as const, text }] : []);
  return [...said(before), tagOf(entity), ...said(after)];
}

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
