/** Compile-time: the element has the whole published surface, no more and no less. Holds no code. */
import type { ChatKitEvents, ChatKitOptions, OpenAIChatKit, Widgets } from '@openai/chatkit';
import type { NodeOf } from '../protocol/widgets';
import type { RENDERERS } from '../widgets/registry';
import type { ChatKitElement } from './chatkit-element';

type Equal<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;
type Holds<Claim extends true> = Claim;

type Methods =
  | 'setOptions'
  | 'focusComposer'
  | 'setThreadId'
  | 'sendCustomAction'
  | 'sendUserMessage'
  | 'setComposerValue'
  | 'showHistory'
  | 'hideHistory'
  | 'fetchUpdates';

type Options =
  | 'api'
  | 'locale'
  | 'theme'
  | 'frameTitle'
  | 'initialThread'
  | 'onClientTool'
  | 'header'
  | 'history'
  | 'startScreen'
  | 'threadItemActions'
  | 'composer'
  | 'disclaimer'
  | 'entities'
  | 'commands'
  | 'widgets'
  | 'thread';

type Events =
  | 'chatkit.ready'
  | 'chatkit.error'
  | 'chatkit.effect'
  | 'chatkit.deeplink'
  | 'chatkit.response.start'
  | 'chatkit.response.end'
  | 'chatkit.history.open'
  | 'chatkit.history.close'
  | 'chatkit.thread.change'
  | 'chatkit.thread.load.start'
  | 'chatkit.thread.load.end'
  | 'chatkit.tool.change'
  | 'chatkit.log';

type PublishedWidget = Widgets.WidgetComponent | Widgets.WidgetRoot;

export type Compatibility = [
  Holds<ChatKitElement extends OpenAIChatKit ? true : false>,
  Holds<Equal<Methods, Exclude<keyof OpenAIChatKit, keyof HTMLElement>>>,
  Holds<Equal<Options, keyof ChatKitOptions>>,
  Holds<Equal<Events, keyof ChatKitEvents>>,
  Holds<PublishedWidget['type'] extends keyof typeof RENDERERS ? true : false>,
  Holds<Equal<NodeOf<'Button'>, Widgets.Button>>,
];
