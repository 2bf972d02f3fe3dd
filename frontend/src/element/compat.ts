/**
 * Compile-time: the element has the whole published surface, no more and no less. Holds no code.
 *
 * With new types that say more, `tsc` names here what is new: build it, then add it to its list.
 */
import type { ChatKitEvents, ChatKitOptions, OpenAIChatKit, Widgets } from '@openai/chatkit';
import type { NodeOf } from '../protocol/widgets';
import type { RENDERERS } from '../widgets/registry';
import type { ChatKitElement } from './chatkit-element';
import type { Places } from './places';

/** Does not compile where something is left over: the error names it. */
export type Nothing<Left extends never> = Left;
export type Difference<Published, Known> = Exclude<Published, Known> | Exclude<Known, Published>;
type Equal<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;
type Holds<Claim extends true> = Claim;

type Entity = 'id' | 'title' | 'icon' | 'interactive' | 'group' | 'data';
type Command = 'id' | 'label' | 'description' | 'icon' | 'group';
type Content =
  | `type=${'input_text' | 'input_tag'}`
  | 'text'
  | 'id'
  | 'group'
  | 'data'
  | 'interactive';
type Attached = `type=${'file' | 'image'}` | 'id' | 'name' | 'mime_type' | 'preview_url';
type OrNull<Place extends string> = Place | `${Place}=null`;

export type Options =
  | `api.${'url' | 'fetch' | 'domainKey' | OrNull<'getClientSecret(0)'> | 'getClientSecret()'}`
  | `api.uploadStrategy.${'type=direct' | 'type=two_phase' | 'uploadUrl'}`
  | `${'theme' | 'theme.colorScheme'}=${'light' | 'dark'}`
  | `theme.radius=${'pill' | 'round' | 'soft' | 'sharp'}`
  | `theme.density=${'compact' | 'normal' | 'spacious'}`
  | `theme.typography.${'fontFamily' | 'fontFamilyMono' | `baseSize=${14 | 15 | 16 | 17 | 18}`}`
  | `theme.typography.fontSources[].${'family' | 'src' | 'weight' | 'unicodeRange'}`
  | `theme.typography.fontSources[].style=${'normal' | 'italic' | 'oblique'}`
  | `theme.typography.fontSources[].display=${'auto' | 'block' | 'swap' | 'fallback' | 'optional'}`
  | 'theme.color.grayscale.hue'
  | `theme.color.grayscale.tint=${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `theme.color.grayscale.shade=${-4 | -3 | -2 | -1 | 0 | 1 | 2 | 3 | 4}`
  | `theme.color.accent.${'primary' | `level=${0 | 1 | 2 | 3}`}`
  | `theme.color.surface.${'background' | 'foreground'}`
  | 'locale'
  | 'frameTitle'
  | OrNull<'initialThread'>
  | `onClientTool(${'0).name' | '0).params' | ')'}`
  | `header.${'enabled' | 'title.enabled' | 'title.text'}`
  | `header.${'leftAction' | 'rightAction'}.${'icon' | 'onClick()'}`
  | `history.${'enabled' | 'showDelete' | 'showRename'}`
  | `startScreen.${'greeting' | `prompts[].${'label' | 'icon' | 'prompt' | `prompt[].${Content}`}`}`
  | `threadItemActions.${'feedback' | 'retry'}`
  | `composer.${'placeholder' | 'dictation.enabled'}`
  | `composer.attachments.${'enabled' | 'maxSize' | 'maxCount' | 'accept'}`
  | `composer.tools[].${'id' | 'label' | 'icon' | 'shortLabel' | 'placeholderOverride'}`
  | `composer.tools[].${'pinned' | 'persistent'}`
  | `composer.models[].${'id' | 'label' | 'description' | 'disabled' | 'default'}`
  | `disclaimer.${'text' | 'highContrast'}`
  | `entities.${'showComposerMenu' | 'onClick()' | 'onTagSearch(0)'}`
  | `entities.${'onClick(0)' | 'onTagSearch()[]' | 'onRequestPreview(0)'}.${Entity}`
  | OrNull<'entities.onRequestPreview().preview'>
  | `commands.${'enabled' | 'onSearch(0)' | 'onSelect()' | `onSelect().type=${'entity' | 'menu'}`}`
  | `commands.${'onSearch()[]' | 'onSelect(0)' | 'onSelect().commands[]'}.${Command}`
  | `commands.onSelect().entity.${Entity}`
  | `widgets.onAction(${'0).type' | '0).payload' | '1).id' | '1).widget' | ')'}`
  | 'thread.autoScroll';

export type Methods =
  | `${'focusComposer' | 'showHistory' | 'hideHistory' | 'fetchUpdates'}()`
  | OrNull<'setThreadId(0)'>
  | `sendCustomAction(${'0).type' | '0).payload' | '1)'}`
  | `sendUserMessage(0).${'text' | 'reply' | 'newThread' | 'toolChoice.id' | 'model'}`
  | `setComposerValue(0).${'text' | 'reply' | 'files[]' | 'selectedModelId'}`
  | OrNull<'setComposerValue(0).selectedToolId'>
  | `${'sendUserMessage' | 'setComposerValue'}(0).${`content[].${Content}` | `attachments[].${Attached}`}`
  | `${'setThreadId' | 'sendCustomAction' | 'sendUserMessage' | 'setComposerValue'}()`;

export type Events =
  | `chatkit.${'ready' | 'response.start' | 'response.end' | 'history.open' | 'history.close'}`
  | 'chatkit.error.error'
  | `chatkit.${'effect' | 'deeplink' | 'log'}.${'name' | 'data'}`
  | OrNull<'chatkit.thread.change.threadId'>
  | `chatkit.thread.load.${'start' | 'end'}.threadId`
  | OrNull<'chatkit.tool.change.toolId'>;

/** Of the options, whatever their version. */
export type OptionsOf<Published> = Places<Published>;
/** But those every HTML element has, and `setOptions`, whose argument is the options. */
export type MethodsOf<Published> = Places<Omit<Published, keyof HTMLElement | 'setOptions'>>;
export type EventsOf<Published> = {
  [Name in keyof Published & string]: Published[Name] extends CustomEvent<infer Detail>
    ? Places<Detail, Name>
    : Name;
}[keyof Published & string];

type PublishedWidget = Widgets.WidgetComponent | Widgets.WidgetRoot;

export type Compatibility = [
  Holds<ChatKitElement extends OpenAIChatKit ? true : false>,
  Nothing<Difference<OptionsOf<ChatKitOptions>, Options>>,
  Nothing<Difference<OptionsOf<Parameters<OpenAIChatKit['setOptions']>[0]>, Options>>,
  Nothing<Difference<MethodsOf<OpenAIChatKit>, Methods>>,
  Nothing<Difference<EventsOf<ChatKitEvents>, Events>>,
  Nothing<Exclude<PublishedWidget['type'], keyof typeof RENDERERS>>,
  Holds<Equal<NodeOf<'Button'>, Widgets.Button>>,
  Holds<typeof import('./index') extends typeof import('../../types/chatkit') ? true : false>,
  Nothing<Exclude<keyof typeof import('./index'), keyof typeof import('../../types/chatkit')>>,
];
