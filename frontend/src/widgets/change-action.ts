/** `onChangeAction` of a field: the field's own value travels along under its name. */
import type { Widgets } from '@openai/chatkit';
import type { KnownType } from '../protocol/widgets';
import type { WidgetContext } from './context';
import { setPath, type Values } from './form-values';

export function fireChange(
  node: { type: KnownType; name: string; onChangeAction?: Widgets.Select['onChangeAction'] },
  value: string | boolean,
  event: Event,
  context: WidgetContext,
): void {
  if (!node.onChangeAction) return;
  const fields: Values = {};
  setPath(fields, node.name, value);
  context.fire({
    action: node.onChangeAction,
    widgetType: node.type,
    path: context.path,
    auto: node.type === 'Checkbox' ? 'self' : 'none',
    source: event.currentTarget as Element,
    fields,
  });
}
