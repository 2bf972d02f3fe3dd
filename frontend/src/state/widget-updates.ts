/** Changes to one component inside a widget, found by its `id`. Untouched branches are shared. */
import { childrenOf, type WidgetNode, type WidgetRoot } from '../protocol/widgets';

export function replaceComponent(root: WidgetRoot, id: string, component: WidgetNode): WidgetRoot {
  return changeNode(root, id, () => component);
}

export function appendText(
  root: WidgetRoot,
  id: string,
  { delta, done }: { delta: string; done: boolean },
): WidgetRoot {
  return changeNode(root, id, (node) => ({
    ...node,
    value: `${typeof node.value === 'string' ? node.value : ''}${delta}`,
    streaming: !done,
  }));
}

/** The root is a node like any other here; it comes back as what the server made of it. */
function changeNode(
  root: WidgetRoot,
  id: string,
  change: (node: WidgetNode) => WidgetNode,
): WidgetRoot {
  return visit(root as unknown as WidgetNode, id, change) as unknown as WidgetRoot;
}

function visit(node: WidgetNode, id: string, change: (node: WidgetNode) => WidgetNode): WidgetNode {
  if (node.id === id) return change(node);
  const before = childrenOf(node);
  const after = before.map((child) => visit(child, id, change));
  if (after.every((child, index) => child === before[index])) return node;
  return { ...node, children: Array.isArray(node.children) ? after : after[0] };
}
