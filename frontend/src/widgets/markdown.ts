/** Markdown inside a widget. */
import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { renderMarkdown } from '../markdown/markdown';
import type { Renderer } from './context';

export const renderMarkdownNode: Renderer<'Markdown'> = (node, context) =>
  html`<div class=${node.streaming ? 'streaming' : ''}>${guard([node.value, node.streaming], () => renderMarkdown(node.value, context.markdown, [], node.streaming))}</div>`;
