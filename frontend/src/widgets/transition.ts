/** Transition: fades its child in; the style sheet leaves that out where motion is not wanted. */
import { html } from 'lit';
import { drawChildren } from './children';
import type { Renderer } from './context';

export const renderTransition: Renderer<'Transition'> = (node, context) =>
  html`<div class="transition">${drawChildren(node, context)}</div>`;
