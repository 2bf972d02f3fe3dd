/** Defines the element where the page has none yet, and exports its class for other tags. */
// Style sheets side by side, as they resemble each other, and what resembles nothing before them:
// gzip looks back 32 kB.
import '../icons/outlines';
import '../theme/tokens.css?inline';
import '../theme/base.css?inline';
import '../widgets/widget.css?inline';
import './chatkit.css?inline';
import './composer.css?inline';
import { WidgetElement } from '../widgets/widget-element';
import { ChatKitElement } from './chatkit-element';
import { Composer } from './composer';
import { History } from './history';
import { MessageField } from './message-field';
import { Picture } from './picture';
import { StructuredInput } from './structured-input';

const elements: [string, CustomElementConstructor][] = [
  ['ck-widget', WidgetElement],
  ['ck-message', MessageField],
  ['ck-picture', Picture],
  ['ck-composer', Composer],
  ['ck-question', StructuredInput],
  ['ck-history', History],
  ['openai-chatkit', ChatKitElement],
];
for (const [tag, element] of elements) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** For `<ck-widget>` alone: a chat speaks the language of its options. */
export { speak } from '../languages/texts';
export { ChatKitElement, WidgetElement };
