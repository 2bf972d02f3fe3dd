/** Card: the framed root; with `asForm` its fields travel with every action inside it. */

import { html, nothing, type TemplateResult } from 'lit';
import { TEXTS } from '../languages/texts';
import { childrenOf } from '../protocol/widgets';
import { actionButton } from './button';
import { drawChildren } from './children';
import { type Renderer, themed, type WidgetContext } from './context';
import { borders, color, spacingSides } from './css-values';
import { setStyle } from './set-style';
import { renderStatus } from './status';

type CardNode = Parameters<Renderer<'Card'>>[0];

export const renderCard: Renderer<'Card'> = (node, outer) => {
  const { scheme, inner: context } = themed(node, outer);
  const inner: WidgetContext = node.asForm
    ? { ...context, form: { path: context.path, submit: node.confirm?.action } }
    : context;
  const styles = {
    background: color(node.background, context.scheme),
    '--pad': spacingSides(node.padding),
    ...borders(node.border, context.scheme),
  };
  const body = html`<div class="card-body">${drawChildren(node, inner)}</div>${footer(node, inner)}`;
  return html`<div role="group" class="card size-${node.size ?? 'md'}" ${setStyle(styles)}
      aria-label=${node.status?.text ?? nothing} aria-busy=${context.isRunning(context.path)}
      data-scheme=${scheme ?? nothing}>
    ${node.collapsed ? collapsed(node, body, context) : [renderStatus(node.status, context), framed(node, body, inner)]}
  </div>`;
};

function framed(node: CardNode, body: TemplateResult, context: WidgetContext) {
  if (!node.asForm) return html`<div class="card-frame">${body}</div>`;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (node.confirm) fireCardAction(node.confirm.action, event.currentTarget as Element, context);
  };
  return html`<form class="card-frame" @submit=${submit}>${body}</form>`;
}

function collapsed(node: CardNode, body: TemplateResult, context: WidgetContext) {
  const heading = childrenOf(node).find((child) => typeof child.value === 'string')?.value;
  return html`<details>
    <summary>${renderStatus(node.status ?? { text: String(heading ?? TEXTS.details) }, context)}</summary>
    ${framed(node, body, context)}
  </details>`;
}

function footer(node: CardNode, context: WidgetContext) {
  const { confirm, cancel } = node;
  if (!confirm && !cancel) return nothing;
  const confirmPath = `${context.path}/confirm`;
  return html`<div class="card-footer">
    ${
      cancel
        ? actionButton({
            label: cancel.label,
            classes: 'outline',
            color: 'secondary',
            running: context.isRunning(`${context.path}/cancel`),
            // Giving up asks for nothing: neither validation nor the fields.
            click: () =>
              context.fire({
                action: cancel.action,
                widgetType: 'Card',
                path: `${context.path}/cancel`,
                auto: 'self',
                source: null,
              }),
          })
        : nothing
    }
    ${
      confirm
        ? actionButton({
            label: confirm.label,
            classes: 'solid',
            color: 'primary',
            submit: node.asForm === true,
            running: context.isRunning(confirmPath),
            click: (event) =>
              node.asForm
                ? undefined
                : fireCardAction(confirm.action, event.currentTarget as Element, context),
          })
        : nothing
    }
  </div>`;
}

function fireCardAction(
  action: NonNullable<CardNode['confirm']>['action'],
  source: Element,
  context: WidgetContext,
): void {
  context.fire({
    action,
    widgetType: 'Card',
    path: `${context.path}/confirm`,
    auto: 'container',
    source,
  });
}
