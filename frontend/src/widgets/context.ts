/** What a renderer gets beside its node. */
import type { TemplateResult } from 'lit';
import type { MarkdownContext } from '../markdown/markdown';
import type { ActionConfig, KnownType, NodeOf, WidgetNode } from '../protocol/widgets';
import type { Scheme } from './css-values';
import type { Values } from './form-values';

/** What `loadingBehavior: auto` means for the control that fires. */
export type AutoLoading = 'none' | 'self' | 'container';

export interface ActionCall {
  action: ActionConfig;
  widgetType: KnownType;
  /** Which control fires: one control runs one action at a time. */
  path: string;
  auto: AutoLoading;
  /** Where to look for the form around the control; `null` sends no fields. */
  source: Element | null;
  /** The control's own value, for change actions outside a form. */
  fields?: Values;
}

export interface FormScope {
  path: string;
  /** What a `submit` button sets off; a form may have none. */
  submit: ActionConfig | undefined;
}

export interface WidgetContext {
  readonly scheme: Scheme;
  /** Place of the node in its widget, stable while keys are. */
  readonly path: string;
  /** How many nodes lie around it. */
  readonly depth: number;
  readonly form: FormScope | null;
  /** Inside a header row of a table. */
  readonly inHeader: boolean;
  /** Names of fields that a Label in this widget names. */
  readonly labelled: ReadonlySet<string>;
  readonly markdown: MarkdownContext;
  isRunning(path: string): boolean;
  fire(call: ActionCall): void;
  draw(node: WidgetNode, context: WidgetContext): unknown;
}

export type Renderer<Type extends KnownType> = (
  node: NodeOf<Type>,
  context: WidgetContext,
) => TemplateResult;

/** A Card, ListView or Basic may have a theme of its own: for the attribute, and for what is inside. */
export function themed(
  node: { theme?: Scheme },
  context: WidgetContext,
): { scheme: Scheme | undefined; inner: WidgetContext } {
  const scheme = node.theme === 'light' || node.theme === 'dark' ? node.theme : undefined;
  return { scheme, inner: scheme ? { ...context, scheme } : context };
}

/** The id that ties a Label to its field. */
export function fieldId(name: string, context: WidgetContext): string {
  return `field-${context.form?.path ?? ''}-${name}`;
}

/** A spoken name for a field that has no Label: its placeholder, or its name in words. */
export function fieldName(name: string, context: WidgetContext, placeholder?: string) {
  if (context.labelled.has(name)) return undefined;
  return placeholder || name.replace(/.*\./, '').replace(/[_-]+/g, ' ');
}
