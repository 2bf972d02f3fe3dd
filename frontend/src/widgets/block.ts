/** The props that every block shares: size, radius, margin. */
import type { Widgets } from '@openai/chatkit';
import { length, radius, safeValue, spacingSides } from './css-values';
import type { Styles } from './set-style';

type BlockProps = Pick<
  Widgets.Box,
  | 'height'
  | 'width'
  | 'size'
  | 'minHeight'
  | 'minWidth'
  | 'minSize'
  | 'maxHeight'
  | 'maxWidth'
  | 'maxSize'
  | 'aspectRatio'
  | 'radius'
  | 'margin'
>;

export function flexOf(value: number | string | undefined): string | undefined {
  return value === undefined ? undefined : safeValue(String(value));
}

/** Never wider than the widget with its paddings and borders, which would cut off the rest. */
function leastWidth(value: number | string | undefined): string | undefined {
  const least = length(value);
  return least && typeof value === 'number' ? `min(${least}, 100cqi - 34px)` : least;
}

export function blockStyles(
  node: { [Prop in keyof BlockProps]?: BlockProps[Prop] | undefined },
): Styles {
  return {
    height: length(node.height ?? node.size),
    width: length(node.width ?? node.size),
    'min-height': length(node.minHeight ?? node.minSize),
    'min-width': leastWidth(node.minWidth ?? node.minSize),
    'max-height': length(node.maxHeight ?? node.maxSize),
    'max-width': length(node.maxWidth ?? node.maxSize),
    'aspect-ratio':
      node.aspectRatio === undefined ? undefined : safeValue(String(node.aspectRatio)),
    'border-radius': radius(node.radius),
    margin: spacingSides(node.margin),
  };
}
