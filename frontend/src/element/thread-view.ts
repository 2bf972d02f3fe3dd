/** What the renderers of a conversation share. */
import type { ThreadItemActionsOption } from '@openai/chatkit';
import type { ChatClient } from '../client/chat-client';
import type { MarkdownContext } from '../markdown/markdown';
import type { ThreadItem, WidgetItem } from '../protocol/items';
import type { Scheme } from '../widgets/css-values';
import type { WidgetHost } from '../widgets/widget-element';
import type { TagView } from './tag';

export type Rating = 'positive' | 'negative';

export interface ThreadView {
  /** For pictures of the server. */
  readonly client: () => ChatClient;
  readonly scheme: Scheme;
  readonly markdown: MarkdownContext;
  readonly itemActions: ThreadItemActionsOption;
  readonly tags: TagView;
  readonly ratings: ReadonlyMap<string, Rating>;
  /** Id of the answer's first item that was copied a moment ago. */
  readonly copiedId: string | null;
  widgetHost(item: WidgetItem): WidgetHost;
  copy(answer: ThreadItem[]): void;
  rate(answer: ThreadItem[], rating: Rating): void;
  retry(messageId: string): void;
}
