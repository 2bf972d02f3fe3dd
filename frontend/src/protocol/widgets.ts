/** Widgets and their actions as they arrive: the published types, plus what the Python SDK adds. */
import type { Widgets } from '@openai/chatkit';

export interface ActionConfig {
  type: string;
  payload?: Record<string, unknown>;
  /** `client` actions go to `options.widgets.onAction` and never to the server. */
  handler?: 'server' | 'client';
  loadingBehavior?: 'auto' | 'none' | 'self' | 'container';
  /** `false` asks for `threads.sync_custom_action`, which may run beside a response. */
  streaming?: boolean;
}

export interface ChartSeries {
  type: 'bar' | 'line' | 'area';
  label: string;
  dataKey: string;
  stack?: string;
  color?: string | { light: string; dark: string };
}

/** Known to the Python SDK only; the published types have no Chart. */
export interface Chart {
  type: 'Chart';
  key?: string;
  id?: string;
  data: Record<string, string | number>[];
  series: ChartSeries[];
  xAxis: string | { dataKey: string; hide?: boolean; labels?: Record<string, string> };
  showYAxis?: boolean;
  showLegend?: boolean;
  height?: number | string;
}

export type WidgetRoot = Widgets.WidgetRoot;

/** Every node that we know how to draw. */
export type KnownNode = Widgets.WidgetComponent | WidgetRoot | Widgets.ListViewItem | Chart;
export type KnownType = KnownNode['type'];
export type NodeOf<Type extends KnownType> = Extract<KnownNode, { type: Type }>;

/** A node whose type may be unknown: servers are free to send what this version never heard of. */
export interface WidgetNode {
  type: string;
  key?: string;
  id?: string;
  children?: unknown;
  [prop: string]: unknown;
}

/** The child nodes in order. `Transition` holds one child, everything else a list. */
export function childrenOf(node: { children?: unknown }): WidgetNode[] {
  const { children } = node;
  const list = Array.isArray(children) ? children : children ? [children] : [];
  return list.filter((child): child is WidgetNode => typeof child?.type === 'string');
}
