/**
 * `<ck-widget>`: one widget with its forms and running actions. Outside a chat, where it has no
 * `host`, it says by events what happens: `ck-action`, `ck-deeplink`, `ck-error`.
 */
import { html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { FollowLanguage } from '../languages/follow-language';
import type { MarkdownContext } from '../markdown/markdown';
import {
  type ActionConfig,
  childrenOf,
  type WidgetNode,
  type WidgetRoot,
} from '../protocol/widgets';
import base from '../theme/base.css?inline';
import tokens from '../theme/tokens.css?inline';
import type { ActionCall, WidgetContext } from './context';
import type { Scheme } from './css-values';
import { mergePayload, readFields, type Values } from './form-values';
import { DEEPEST, drawNode } from './registry';
import sheet from './widget.css?inline';

export interface WidgetHost {
  /** Settles when the action has run; the control shows it as running until then. */
  perform(action: ActionConfig, widgetType: string): Promise<void>;
  report(error: Error): void;
  readonly markdown: MarkdownContext;
}

/** Of the event `ck-action`. The control shows as running until all promises have settled. */
export interface ActionDetail {
  action: ActionConfig;
  widgetType: string;
  waitUntil(promise: Promise<unknown>): void;
}

export class WidgetElement extends LitElement {
  static override styles = [unsafeCSS(tokens), unsafeCSS(base), unsafeCSS(sheet)];
  static override properties = {
    widget: { attribute: false },
    host: { attribute: false },
    scheme: {},
    imageHosts: { attribute: false },
  };
  declare widget: WidgetRoot | undefined;
  declare host: WidgetHost | undefined;
  declare scheme: Scheme;
  /** Without a `host`: whose images may be loaded. */
  declare imageHosts: readonly string[];
  /** Path of the control → what is shown as busy. */
  readonly #running = new Map<string, 'none' | 'self' | 'container'>();

  constructor() {
    super();
    this.scheme = 'light';
    this.imageHosts = [];
    new FollowLanguage(this);
  }

  protected override render() {
    const { widget } = this;
    if (!widget) return html``;
    const root = widget as unknown as WidgetNode;
    const busy = [...this.#running.values()].includes('container');
    return html`<div class="widget ${busy ? 'busy' : ''}" part="widget" data-scheme=${this.scheme} tabindex="-1">
      ${drawNode(root, this.#context(root))}
    </div>`;
  }

  /** Somebody's chat, or whoever listens to this element. */
  get #host(): WidgetHost {
    const { imageHosts } = this;
    return (
      this.host ?? {
        markdown: { imageHosts, openDeepLink: (link) => this.#tell('ck-deeplink', link) },
        perform: (action, widgetType) => this.#ask(action, widgetType),
        report: (error) => this.#tell('ck-error', { error }),
      }
    );
  }

  async #ask(action: ActionConfig, widgetType: string): Promise<void> {
    const running: Promise<unknown>[] = [];
    const waitUntil = (promise: Promise<unknown>) => void running.push(promise);
    this.#tell('ck-action', { action, widgetType, waitUntil } satisfies ActionDetail);
    await Promise.all(running);
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #context(root: WidgetNode): WidgetContext {
    return {
      scheme: this.scheme,
      path: '',
      depth: 0,
      form: null,
      inHeader: false,
      labelled: labelledNames(root),
      markdown: this.#host.markdown,
      isRunning: (path) => {
        const shown = this.#running.get(path);
        return shown === 'self' || shown === 'container';
      },
      fire: (call) => void this.#fire(call),
      draw: drawNode,
    };
  }

  async #fire(call: ActionCall): Promise<void> {
    const host = this.#host;
    const busy = [...this.#running.values()].includes('container');
    if (busy || this.#running.has(call.path)) return;
    const form = call.source?.closest('form') ?? null;
    const fields = form ? readFields(form) : (call.fields ?? {});
    const { payload, conflicts } = mergePayload(call.action.payload, fields);
    if (conflicts.length > 0) {
      host.report(new Error(`Form fields named like payload keys were left out: ${conflicts}`));
    }
    const { loadingBehavior = 'auto' } = call.action;
    this.#running.set(call.path, loadingBehavior === 'auto' ? call.auto : loadingBehavior);
    this.requestUpdate();
    const before = this.widget;
    try {
      await host.perform({ ...call.action, payload: payload as Values }, call.widgetType);
      await this.updateComplete;
      // The server has drawn the form anew: what it says now counts, not what was typed before.
      if (this.widget !== before) {
        form?.reset();
        this.scrollIntoView({ block: 'nearest' });
      }
    } catch (error) {
      host.report(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#running.delete(call.path);
      this.requestUpdate();
    }
  }

  /** When a redraw takes away the control that had the focus, the keyboard stays at the widget. */
  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement ?? null;
    super.update(changed);
    if (focused && !focused.isConnected) this.#placeToGoOn()?.focus({ preventScroll: true });
  }

  /** A form that has just appeared is there to be filled in. On touch a keyboard would jump up. */
  #placeToGoOn(): HTMLElement | null | undefined {
    const field = this.shadowRoot?.querySelector<HTMLElement>('form .field:not(:disabled)');
    const types = matchMedia('(hover: hover)').matches;
    return field && types ? field : this.shadowRoot?.querySelector<HTMLElement>('.widget');
  }
}

function labelledNames(root: WidgetNode): Set<string> {
  const names = new Set<string>();
  const visit = (node: WidgetNode, depth: number) => {
    if (depth > DEEPEST) return;
    if (node.type === 'Label' && typeof node.fieldName === 'string') names.add(node.fieldName);
    for (const child of childrenOf(node)) visit(child, depth + 1);
  };
  visit(root, 0);
  return names;
}
