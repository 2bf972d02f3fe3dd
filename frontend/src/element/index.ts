/** Defines the element where the page has none yet, and exports its class for other tags. */
import { WidgetElement } from '../widgets/widget-element';
import { ChatKitElement } from './chatkit-element';
import { Composer } from './composer';
import { History } from './history';

const elements: [string, CustomElementConstructor][] = [
  ['ck-widget', WidgetElement],
  ['ck-composer', Composer],
  ['ck-history', History],
  ['openai-chatkit', ChatKitElement],
];
for (const [tag, element] of elements) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

export { ChatKitElement, WidgetElement };
