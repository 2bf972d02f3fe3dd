/** Button. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon';
import type { NodeOf } from '../protocol/widgets';
import type { Renderer } from './context';
import { color } from './css-values';
import { setStyle } from './set-style';

interface ButtonLook {
  label: string;
  classes: string;
  color: string;
  running: boolean;
  click: (event: MouseEvent) => void;
  submit?: boolean;
  disabled?: boolean;
  iconStart?: string | undefined;
  iconEnd?: string | undefined;
  iconOnly?: boolean;
}

/**
 * The one way a button is drawn. While its action runs it stays focusable and does nothing:
 * a disabled button would drop the keyboard's place.
 */
export function actionButton(look: ButtonLook): TemplateResult {
  const click = (event: MouseEvent) => {
    // The second click of a double click would hit whatever the first one has put here.
    if (look.running || event.detail > 1) event.preventDefault();
    else look.click(event);
  };
  return html`<button
    type=${look.submit ? 'submit' : 'button'}
    class="button ${look.classes} ${look.color} ${look.iconOnly ? 'icon-only' : ''}"
    ${setStyle({ '--tone': color(look.color, 'light') })}
    ?disabled=${look.disabled ?? false}
    aria-disabled=${look.running ? 'true' : nothing}
    aria-busy=${look.running ? 'true' : nothing}
    aria-label=${look.iconOnly ? look.label : nothing}
    title=${look.iconOnly ? look.label : nothing}
    @click=${click}
  >${look.iconStart ? icon(look.iconStart) : nothing}${
    look.iconOnly || look.label === '' ? nothing : html`<span class="label">${look.label}</span>`
  }${look.iconEnd ? icon(look.iconEnd) : nothing}</button>`;
}

export const renderButton: Renderer<'Button'> = (node, context) => {
  const { onClickAction: action } = node;
  const running = context.isRunning(context.path);
  const submitRuns =
    node.submit === true && context.form !== null && context.isRunning(context.form.path);
  const submits = node.submit === true && context.form?.submit !== undefined;
  return actionButton({
    label: node.label ?? node.iconStart ?? '',
    ...looksOf(node),
    submit: submits,
    running: running || submitRuns,
    disabled: node.disabled ?? false,
    iconStart: node.iconStart,
    iconEnd: node.iconEnd,
    iconOnly: isIconOnly(node),
    click: (event) => {
      if (submits || !action) return;
      const source = event.currentTarget as HTMLButtonElement;
      if (node.submit && source.form && !source.form.reportValidity()) return;
      context.fire({ action, widgetType: 'Button', path: context.path, auto: 'self', source });
    },
  });
};

/** Small ghost buttons with an icon are marks in a row (a check circle, a bin): the label is spoken. */
function isIconOnly(node: NodeOf<'Button'>): boolean {
  if (!node.iconStart || node.iconEnd || node.block) return false;
  if (node.uniform || !node.label) return true;
  return node.variant === 'ghost' && ['3xs', '2xs', 'xs', 'sm'].includes(node.size ?? 'md');
}

function looksOf(node: NodeOf<'Button'>): Pick<ButtonLook, 'classes' | 'color'> {
  const isMain = node.style === 'primary' || node.submit === true;
  // Without a word about its looks it is filled, and quiet: beside one that asks for `outline`.
  const variant = node.variant ?? (node.style === 'secondary' && !node.color ? 'outline' : 'solid');
  const tone =
    node.color ?? (isMain || (node.variant === 'solid' && !node.style) ? 'primary' : 'secondary');
  const size = node.size ?? 'md';
  const classes = [
    variant,
    size,
    node.pill === false ? 'square' : '',
    node.block ? 'block' : '',
    node.uniform ? 'uniform' : '',
    node.iconSize ? `icon-${node.iconSize}` : '',
  ];
  return { classes: classes.join(' '), color: tone };
}
