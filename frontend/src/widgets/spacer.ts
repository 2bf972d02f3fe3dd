/** Spacer. */
import { html } from 'lit';
import type { Renderer } from './context';
import { length } from './css-values';
import { setStyle } from './set-style';

export const renderSpacer: Renderer<'Spacer'> = (node) =>
  html`<div class="spacer" ${setStyle({ 'flex-basis': length(node.minSize) })}></div>`;
