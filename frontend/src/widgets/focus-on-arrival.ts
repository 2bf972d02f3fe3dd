/** Focus for a field with `autoFocus`, once, when it gets it; the attribute works only at page load. */
import { noChange } from 'lit';
import { Directive, type DirectiveParameters, directive, type ElementPart } from 'lit/directive.js';

class FocusOnArrival extends Directive {
  #arrived = false;
  #asked = false;

  render(_focus?: boolean, _select?: boolean) {
    return noChange;
  }

  override update(part: ElementPart, [focus, select]: DirectiveParameters<this>) {
    const asks = Boolean(focus || select);
    const isNew = asks && !this.#asked;
    // Whoever filled in a form looks at it: the field it is about may come into view.
    const preventScroll = !this.#arrived;
    this.#asked = asks;
    this.#arrived = true;
    const field = part.element as HTMLInputElement | HTMLTextAreaElement;
    // In a microtask the field is not yet in the document; after a frame it is.
    if (isNew) {
      requestAnimationFrame(() => {
        if (focus) field.focus({ preventScroll });
        if (select) field.select();
      });
    }
    return noChange;
  }
}

export const focusOnArrival = directive(FocusOnArrival);
