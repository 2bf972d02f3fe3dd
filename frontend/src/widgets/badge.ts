/** Badge. */
import { html } from 'lit';
import type { Renderer } from './context';
import { color } from './css-values';
import { setStyle } from './set-style';

export const renderBadge: Renderer<'Badge'> = (node, context) =>
  html`<span class="badge ${node.variant ?? 'soft'} ${node.size ?? 'sm'} ${node.pill === false ? 'square' : ''}"
    ${setStyle({ '--tone': color(node.color ?? 'secondary', context.scheme) })}>${node.label}</span>`;
