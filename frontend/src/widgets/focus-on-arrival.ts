/** Focus for a field with `autoFocus`, once, when it first appears; the attribute works only at page load. */
import { noChange } from 'lit';
import { Directive, type DirectiveParameters, directive, type ElementPart } from 'lit/directive.js';

class FocusOnArrival extends Directive {
  #arrived = false;

  render(_focus?: boolean, _select?: boolean) {
    return noChange;
  }

  override update(part: ElementPart, [focus, select]: DirectiveParameters<this>) {
    if (this.#arrived) return noChange;
    this.#arrived = true;
    const field = part.element as HTMLInputElement | HTMLTextAreaElement;
    // In a microtask the field is not yet in the document; after a frame it is.
    if (focus || select) {
      requestAnimationFrame(() => {
        if (focus) field.focus({ preventScroll: true });
        if (select) field.select();
      });
    }
    return noChange;
  }
}

export const focusOnArrival = directive(FocusOnArrival);
