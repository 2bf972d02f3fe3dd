/** Badge. */
import { html } from 'lit';
import type { Renderer } from './context';

export const renderBadge: Renderer<'Badge'> = (node) =>
  html`<span class="badge ${node.variant ?? 'soft'} ${node.color ?? 'secondary'} ${node.size ?? 'sm'}
    ${node.pill === false ? 'square' : ''}">${node.label}</span>`;
