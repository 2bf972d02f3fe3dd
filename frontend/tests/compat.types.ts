/** For `tsc` alone: published types that say more than the element knows do not compile. */
import type { ChatKitEvents, ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import type {
  Difference,
  Events,
  EventsOf,
  Methods,
  MethodsOf,
  Nothing,
  Options,
  OptionsOf,
} from '../src/element/compat';

type MoreOptions<More> = Difference<OptionsOf<ChatKitOptions | More>, Options>;
type MoreMethods<More> = Difference<MethodsOf<OpenAIChatKit> | MethodsOf<More>, Methods>;
type MoreEvents<More> = Difference<EventsOf<ChatKitEvents> | EventsOf<More>, Events>;

// With nothing new, all is well: so the errors further down come from what is new there.
export type AsPublished = [
  Nothing<MoreOptions<{ composer?: { placeholder?: string } }>>,
  Nothing<MoreMethods<{ focusComposer(): Promise<void> }>>,
  Nothing<MoreEvents<{ 'chatkit.ready': CustomEvent<void> }>>,
];

// @ts-expect-error An option.
export type NewOption = Nothing<MoreOptions<{ composer?: { templates?: { id: string }[] } }>>;
// @ts-expect-error A value of an option.
export type NewValue = Nothing<MoreOptions<{ theme?: { density?: 'airy' } }>>;
// @ts-expect-error An answer of a function among the options.
export type NewAnswer = Nothing<MoreOptions<{ onClientTool?: () => { remember: boolean } }>>;
// @ts-expect-error A method.
export type NewMethod = Nothing<MoreMethods<{ printThread(copies: number): Promise<void> }>>;
// @ts-expect-error An argument of a method.
export type NewArgument = Nothing<MoreMethods<{ setThreadId(id: string, place: number): void }>>;
// @ts-expect-error A key of an argument.
export type NewKey = Nothing<MoreMethods<{ sendUserMessage(message: { mood: string }): void }>>;
// @ts-expect-error An event.
export type NewEvent = Nothing<MoreEvents<{ 'chatkit.print': CustomEvent<void> }>>;
// @ts-expect-error A detail of an event.
export type NewDetail = Nothing<MoreEvents<{ 'chatkit.error': CustomEvent<{ code: string }> }>>;
// @ts-expect-error An option that is published no more.
export type Gone = Nothing<Difference<OptionsOf<Omit<ChatKitOptions, 'disclaimer'>>, Options>>;
