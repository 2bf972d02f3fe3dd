/** Basic: a root without a frame, which may hold other roots. */
import { html } from 'lit';
import { drawChildren } from './children';
import type { Renderer } from './context';
import { safeValue, spacing, spacingSides } from './css-values';
import { setStyle } from './set-style';

export const renderBasic: Renderer<'Basic'> = (node, context) => {
  const styles = {
    gap: spacing(node.gap),
    padding: spacingSides(node.padding),
    'align-items': safeValue(node.align),
    'justify-content': node.justify === 'between' ? 'space-between' : safeValue(node.justify),
  };
  return html`<div class="basic box ${node.direction ?? 'col'}" ${setStyle(styles)}>
    ${drawChildren(node, context)}
  </div>`;
};
