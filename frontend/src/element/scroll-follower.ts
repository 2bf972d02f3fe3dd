/** Keeps the newest message in view, but only for those who were looking at it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const NEAR_BOTTOM_PX = 80;

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

export class ScrollFollower implements ReactiveController {
  readonly #host: Host;
  readonly #resized = new ResizeObserver(() => this.#follow());
  #scroller: HTMLElement | null = null;
  #atBottom = true;
  #held = 0;
  /** Whether a conversation comes into view, which is seen from its end. */
  #opens = true;
  /** Whether the view keeps up while an answer arrives. */
  follows = true;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get atBottom(): boolean {
    return this.#atBottom;
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.scroller');
    if (!scroller?.querySelector('.turn')) {
      this.#opens = true;
      this.#reserve('');
    }
    if (scroller === this.#scroller || !scroller?.firstElementChild) return;
    this.#resized.disconnect();
    this.#scroller = scroller;
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#resized.observe(scroller);
    this.#resized.observe(scroller.firstElementChild);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#scroller = null;
  }

  toBottom(): void {
    this.#opens = false;
    this.#atBottom = true;
    this.#reserve('');
    this.#scroller?.scrollTo({ top: this.#scroller.scrollHeight });
  }

  /** After a message: its answer comes into view by following it, or below it where there is room. */
  toSent(): void {
    this.toBottom();
    const scroller = this.#scroller;
    const sent = this.#lastTurn;
    if (this.follows || !scroller || !sent) return;
    // So tall that the message can stand at the top of the view.
    const above = sent.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    this.#reserve(`${scroller.scrollTop + above + scroller.clientHeight}px`);
    scroller.scrollTo({ top: scroller.scrollHeight });
  }

  #reserve(height: string): void {
    const column = this.#scroller?.firstElementChild as HTMLElement | null;
    column?.style.setProperty('min-block-size', height);
  }

  /** Runs a change that puts messages above, and leaves those in view where they are. */
  async keepPlace(change: () => Promise<void>): Promise<void> {
    const before = this.#end;
    await change();
    await this.#host.updateComplete;
    this.#scroller?.scrollBy({ top: this.#end - before });
  }

  /** Where the last message ends on the screen. Below it room may be reserved. */
  get #end(): number {
    return this.#lastTurn?.getBoundingClientRect().bottom ?? 0;
  }

  get #lastTurn(): Element | undefined {
    return [...(this.#scroller?.querySelectorAll('.turn') ?? [])].at(-1);
  }

  /** Runs a change that somebody made right here: what they look at stays where it is. */
  async holdStill(change: () => Promise<void>): Promise<void> {
    this.#held += 1;
    try {
      await change();
      await this.#host.updateComplete;
      // The new size is noticed in the frame after the one that draws it.
      await nextFrame();
      await nextFrame();
    } finally {
      this.#held -= 1;
      this.#scrolled();
    }
  }

  #follow(): void {
    if (this.#held > 0) return;
    const opens = this.#opens && this.#lastTurn !== undefined;
    if (opens || (this.follows && this.#atBottom)) this.toBottom();
    else this.#scrolled();
  }

  #scrolled = () => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const atBottom = below < NEAR_BOTTOM_PX;
    if (atBottom === this.#atBottom) return;
    this.#atBottom = atBottom;
    this.#host.requestUpdate();
  };
}

/** A hidden page draws no frames, and nobody looks at it. */
function nextFrame(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
