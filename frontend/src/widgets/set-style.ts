/** Inline styles under a strict policy: through the object model, which `style-src` lets pass. */
import { noChange } from 'lit';
import {
  Directive,
  type DirectiveParameters,
  directive,
  type ElementPart,
  type PartInfo,
  PartType,
} from 'lit/directive.js';

/** CSS property (or `--variable`) to value; an absent value removes the property. */
export type Styles = Record<string, string | undefined>;

class SetStyle extends Directive {
  #set = new Set<string>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('setStyle belongs into a tag');
  }

  render(_styles: Styles) {
    return noChange;
  }

  override update(part: ElementPart, [styles]: DirectiveParameters<this>) {
    const { style } = part.element as HTMLElement;
    for (const name of this.#set) if (styles[name] === undefined) style.removeProperty(name);
    this.#set = new Set();
    for (const [name, value] of Object.entries(styles)) {
      if (value === undefined) continue;
      style.setProperty(name, value);
      this.#set.add(name);
    }
    return noChange;
  }
}

export const setStyle = directive(SetStyle);
