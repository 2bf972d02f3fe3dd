/** A component of the element's inside. */
import { LitElement } from 'lit';
import { FollowLanguage } from '../languages/follow-language';

/** Renders into itself: all parts live in the one shadow root and share its style sheet. */
export class Part extends LitElement {
  constructor() {
    super();
    new FollowLanguage(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
