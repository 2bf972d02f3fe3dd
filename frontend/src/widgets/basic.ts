/** Basic: a root without a frame, which may hold other roots. */
import { html, nothing } from 'lit';
import { drawChildren } from './children';
import { type Renderer, themed } from './context';
import { flexPlace, spacing, spacingSides } from './css-values';
import { setStyle } from './set-style';

export const renderBasic: Renderer<'Basic'> = (node, context) => {
  const { scheme, inner } = themed(node, context);
  const styles = {
    gap: spacing(node.gap),
    padding: spacingSides(node.padding),
    'align-items': flexPlace(node.align),
    'justify-content': flexPlace(node.justify),
  };
  return html`<div class="box ${node.direction ?? 'col'}" data-scheme=${scheme ?? nothing} ${setStyle(styles)}>
    ${drawChildren(node, inner)}
  </div>`;
};
