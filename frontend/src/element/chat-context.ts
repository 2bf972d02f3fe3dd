/** What the parts of one chat share. */
import type { ReactiveControllerHost } from 'lit';
import type { Conversation } from '../client/conversation';
import type { Options } from './options';
import type { ScrollFollower } from './scroll-follower';
import type { TagPreview } from './tag-preview';

export interface ChatContext {
  readonly element: HTMLElement &
    ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly options: Options;
  readonly conversation: Conversation;
  readonly scroll: ScrollFollower;
  readonly preview: TagPreview;
  emit(name: string, detail?: unknown): void;
}
