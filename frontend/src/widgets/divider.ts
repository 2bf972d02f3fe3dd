/** Divider. */
import { html } from 'lit';
import type { Renderer } from './context';
import { color, length, spacing } from './css-values';
import { setStyle } from './set-style';

export const renderDivider: Renderer<'Divider'> = (node, context) => {
  const shade = node.color === 'default' ? undefined : color(node.color, context.scheme);
  const styles = {
    'border-block-start-width': length(node.size),
    'border-block-start-color': shade,
    'margin-block': spacing(node.spacing),
  };
  return html`<hr class="divider ${node.flush ? 'flush' : ''}" ${setStyle(styles)} />`;
};
