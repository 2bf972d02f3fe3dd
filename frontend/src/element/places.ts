/**
 * Compile-time: what a published type can say, as a union of its places, so that a new version of
 * the types differs by the names of what is new. Holds no code.
 *
 * `composer.placeholder` is a key, `theme.radius=pill` a value that a key knows, `tools[].id` a key
 * of each, `onClick(0).id` of what a function is given, `onSearch()[].id` of what it answers.
 */
import type { ChatKitIcon, HeaderIcon, SupportedLocale, Widgets } from '@openai/chatkit';

export type Places<Value, At extends string = ''> = unknown extends Value
  ? At
  : [HasListed<Exclude<Value, undefined>>] extends [true]
    ? At
    : Place<Exclude<Value, undefined>, At>;

/** Long lists: of icons, which a test draws, and of languages, all of which are understood. */
type HasListed<Value> = string extends Value
  ? false
  : [ChatKitIcon] extends [Value]
    ? true
    : [HeaderIcon] extends [Value]
      ? true
      : [SupportedLocale] extends [Value]
        ? true
        : false;

/** Of the browser, or held to the renderers in `compat.ts`. */
type Leaf = boolean | typeof fetch | File | Error | Widgets.WidgetRoot;

type Place<Value, At extends string> = Value extends Leaf
  ? At
  : Value extends string | number | null
    ? Literal<Value, At>
    : Value extends readonly (infer Item)[]
      ? Places<Item, `${At}[]`>
      : Value extends (...given: infer Given) => infer Answer
        ? Arguments<Given, At> | Places<Awaited<Answer>, `${At}()`>
        : Value extends object
          ? Keys<Value, At>
          : At;

type Literal<Value extends string | number | null, At extends string> = string extends Value
  ? At
  : number extends Value
    ? At
    : `${At}=${Value}`;

type Arguments<Given extends unknown[], At extends string> = {
  [Index in keyof Given & `${number}`]-?: Places<Given[Index], `${At}(${Index})`>;
}[keyof Given & `${number}`];

type Keys<Value extends object, At extends string> = string extends keyof Value
  ? At
  : {
      [Key in keyof Value & string]-?: Places<Value[Key], At extends '' ? Key : `${At}.${Key}`>;
    }[keyof Value & string];
