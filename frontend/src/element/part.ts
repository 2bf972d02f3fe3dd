/** A component of the element's inside. */
import { LitElement } from 'lit';

/** Renders into itself: all parts live in the one shadow root and share its style sheet. */
export class Part extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
