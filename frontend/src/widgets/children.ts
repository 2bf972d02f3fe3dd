/** Child nodes, keyed: a row that moves keeps its element, its focus and what was typed in it. */
import { repeat } from 'lit/directives/repeat.js';
import { childrenOf, type WidgetNode } from '../protocol/widgets';
import type { WidgetContext } from './context';

export function drawChildren(node: { children?: unknown }, context: WidgetContext): unknown {
  const keys = keysOf(childrenOf(node));
  return repeat(
    keys,
    ([key]) => key,
    ([key, child]) =>
      context.draw(child, { ...context, depth: context.depth + 1, path: `${context.path}/${key}` }),
  );
}

/** Servers may repeat a key by mistake; the place then tells the twins apart. */
function keysOf(children: WidgetNode[]): [string, WidgetNode][] {
  const seen = new Set<string>();
  return children.map((child, index) => {
    const wanted = child.key ?? child.id;
    const key = wanted === undefined || seen.has(wanted) ? `${child.type}.${index}` : wanted;
    seen.add(key);
    return [key, child];
  });
}
