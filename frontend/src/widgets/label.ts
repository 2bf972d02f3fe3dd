/** Label: the visible name of a field. */
import { html } from 'lit';
import { fieldId, type Renderer } from './context';
import { color, safeValue, weight } from './css-values';
import { setStyle } from './set-style';

export const renderLabel: Renderer<'Label'> = (node, context) => {
  const styles = {
    color: color(node.color, context.scheme),
    'text-align': safeValue(node.textAlign),
    'font-weight': weight(node.weight),
  };
  return html`<label class="label-text size-${node.size ?? 'sm'}" ${setStyle(styles)}
    for=${fieldId(node.fieldName, context)}>${node.value}</label>`;
};
