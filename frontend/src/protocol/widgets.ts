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

export type Shade = string | { light: string; dark: string };

export interface ChartSeries {
  type: 'bar' | 'line' | 'area';
  label?: string;
  dataKey: string;
  stack?: string;
  color?: Shade;
  /** A curve of d3-shape; `linear` is the default. */
  curveType?: string;
}

type Size = Pick<
  Widgets.Box,
  | 'flex'
  | 'height'
  | 'width'
  | 'size'
  | 'minHeight'
  | 'minWidth'
  | 'minSize'
  | 'maxHeight'
  | 'maxWidth'
  | 'maxSize'
  | 'aspectRatio'
>;

/** Props that the Python SDK has and the published types lack. */
interface MoreProps {
  Image: { background?: Shade; flex?: number | string };
  Select: { searchable?: boolean };
}

/** Known to the Python SDK only; the published types have no Chart. */
export interface Chart extends Size {
  type: 'Chart';
  key?: string;
  id?: string;
  data: Record<string, string | number>[];
  series: ChartSeries[];
  xAxis: string | { dataKey: string; hide?: boolean; labels?: Record<string, string> };
  showYAxis?: boolean;
  showLegend?: boolean;
  showTooltip?: boolean;
  /** Pixels between the bars of one place, and between places. */
  barGap?: number;
  barCategoryGap?: number;
}

export type WidgetRoot = Widgets.WidgetRoot;

/** Every node that we know how to draw. */
export type KnownNode = Widgets.WidgetComponent | WidgetRoot | Widgets.ListViewItem | Chart;
export type KnownType = KnownNode['type'];
export type NodeOf<Type extends KnownType> = Extract<KnownNode, { type: Type }> &
  (Type extends keyof MoreProps ? MoreProps[Type] : unknown);

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
