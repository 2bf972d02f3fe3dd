/** Image. One from a host that the thread does not allow shows its description instead. */

import { html } from 'lit';
import { TEXTS } from '../languages/texts';
import { safeServerImage } from '../markdown/links';
import { blockStyles, flexOf } from './block';
import type { Renderer } from './context';
import { color, safeValue } from './css-values';
import { setStyle } from './set-style';

/** Of the widget's author, not of a model's text; as an image it runs no script and loads nothing. */
const SVG_DATA = /^data:image\/svg\+xml[;,]/i;

export const renderImage: Renderer<'Image'> = (node, context) => {
  const src = SVG_DATA.test(node.src) ? node.src : safeServerImage(node.src, context.markdown);
  const sized = node.width ?? node.size ?? node.height ?? node.flex;
  const styles = {
    ...blockStyles(node),
    flex: flexOf(node.flex),
    background: color(node.background, context.scheme),
    'object-fit': safeValue(node.fit),
    'object-position': safeValue(node.position),
  };
  if (!src) {
    return html`<p class="caption image missing" ${setStyle(styles)}>${node.alt ?? TEXTS.image}</p>`;
  }
  return html`<img class="image ${node.frame ? 'frame' : ''} ${node.flush ? 'flush' : ''} ${sized === undefined ? 'unsized' : ''}" src=${src}
    alt=${node.alt ?? ''} referrerpolicy="no-referrer" loading="lazy" ${setStyle(styles)} />`;
};
