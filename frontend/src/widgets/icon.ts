/** Icon. */
import { html } from 'lit';
import { icon } from '../icons/icon';
import type { Renderer } from './context';
import { color } from './css-values';
import { setStyle } from './set-style';

export const renderIcon: Renderer<'Icon'> = (node, context) =>
  html`<span class="icon-box size-${node.size ?? 'md'}"
    ${setStyle({ color: color(node.color, context.scheme) })}>${icon(node.name)}</span>`;
