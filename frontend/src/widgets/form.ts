/** Form: its fields travel with every action inside it. */
import { html } from 'lit';
import { boxStyles } from './box';
import { drawChildren } from './children';
import type { Renderer } from './context';
import { setStyle } from './set-style';

export const renderForm: Renderer<'Form'> = (node, context) => {
  const classes = `box ${node.direction ?? 'col'} ${node.gap === undefined ? 'spaced' : ''}`;
  const styles = boxStyles(node, context);
  // HTML knows no form in a form: inside a Card that is one, this is only a group.
  if (context.form) {
    return html`<div class=${classes} role="group" ${setStyle(styles)}>${drawChildren(node, context)}</div>`;
  }
  const inner = { ...context, form: { path: context.path, submit: node.onSubmitAction } };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!node.onSubmitAction) return;
    context.fire({
      action: node.onSubmitAction,
      widgetType: 'Form',
      path: context.path,
      auto: 'container',
      source: event.currentTarget as Element,
    });
  };
  return html`<form class=${classes} ${setStyle(styles)} aria-busy=${context.isRunning(context.path)}
    @submit=${submit}>${drawChildren(node, inner)}</form>`;
};
