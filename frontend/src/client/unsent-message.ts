/** A message that the server has not confirmed yet, as the item that it will be. */
import type { Attachment } from '@openai/chatkit';
import type { UserMessageItem } from '../protocol/items';
import type { UserMessageInput } from '../protocol/requests';

/** `attachments` are what the ids in `input` stand for. */
export function unsentMessage(
  input: UserMessageInput,
  attachments: readonly Attachment[],
): UserMessageItem {
  const created_at = new Date().toISOString();
  return {
    type: 'user_message',
    id: `unsent-${created_at}`,
    thread_id: '',
    created_at,
    content: input.content,
    attachments: [...attachments],
    inference_options: input.inference_options,
    ...(input.quoted_text ? { quoted_text: input.quoted_text } : {}),
  };
}
