/** What the text fields have in common. */
import { nothing } from 'lit';

export interface FieldLook {
  variant?: string;
  size?: string;
  pill?: boolean;
  block?: boolean;
  gutterSize?: string;
}

export function fieldClasses(node: FieldLook): string {
  const { variant = 'outline', size = 'md', pill, block, gutterSize } = node;
  return [
    'field',
    variant,
    size,
    pill ? 'pill' : '',
    block ? 'block' : '',
    gutterSize ? `gutter-${gutterSize}` : '',
  ].join(' ');
}

/** Password managers put their mark into every field; they know this way of asking them not to. */
export function keepOut(node: { allowAutofillExtensions?: boolean }) {
  return node.allowAutofillExtensions ? nothing : 'true';
}
