/**
 * What `chatkit.js` gives to a page. Options, methods and events of the chat are those of
 * `@openai/chatkit`.
 */
import type { OpenAIChatKit, Widgets } from '@openai/chatkit';

/** `<openai-chatkit>`: defined by the import where the page has none yet. */
export interface ChatKitElement extends OpenAIChatKit {}
/** To be extended for a tag of another name. */
export declare const ChatKitElement: { new (): ChatKitElement; prototype: ChatKitElement };

/** `<ck-widget>`: one widget outside a chat. */
export interface WidgetElement extends HTMLElement {
  /** A new one is drawn in place, and what is being typed stays. */
  widget: Widgets.WidgetRoot | undefined;
  /** `light`, if not set. */
  scheme: 'light' | 'dark';
  /** Hosts whose images may be loaded, beside the page's own; none, if not set. */
  imageHosts: readonly string[];
  addEventListener<Name extends keyof WidgetEvents>(
    type: Name,
    listener: (event: WidgetEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
export declare const WidgetElement: { new (): WidgetElement; prototype: WidgetElement };

export interface WidgetEvents {
  /** A control was used. */
  'ck-action': CustomEvent<WidgetAction>;
  /** A link `chatkit-link://name?key=value` was followed. */
  'ck-deeplink': CustomEvent<{ name: string; data: Record<string, string> }>;
  /** An action failed, or a field is named like a key of its payload. */
  'ck-error': CustomEvent<{ error: Error }>;
}

export interface WidgetAction {
  action: {
    type: string;
    /** In a form, with its fields. */
    payload?: Record<string, unknown>;
    handler?: 'server' | 'client';
    loadingBehavior?: 'auto' | 'none' | 'self' | 'container';
    streaming?: boolean;
  };
  /** The component that was used, such as `Button`. */
  widgetType: string;
  /** The control shows as running until all promises have settled. */
  waitUntil(promise: Promise<unknown>): void;
}

/** Chooses the language of `<ck-widget>` on a page without a chat. English until then. */
export declare function speak(locale: string): Promise<void> | undefined;

declare global {
  interface HTMLElementTagNameMap {
    'openai-chatkit': OpenAIChatKit;
    'ck-widget': WidgetElement;
  }
}
