/** Icons as inline SVG. They are decoration: whoever uses one gives the name. */
import { html, noChange, svg, type TemplateResult } from 'lit';
import { Directive, type DirectiveParameters, directive, type ElementPart } from 'lit/directive.js';
import { OUTLINES } from './outlines';

type Outlines = Readonly<Record<string, string | undefined>>;

const CHECK_CIRCLE_FILLED =
  'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm4.7 7.7-5.4 5.4a1 1 0 0 1-1.4 0l-2.6-2.6a1 1 0 1 1 1.4-1.4l1.9 1.9 4.7-4.7a1 1 0 0 1 1.4 1.4Z';
const DOT = 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z';

/** Drawn filled: the outline of another icon with its inside coloured, or a drawing of its own. */
const FILLED: Outlines = {
  'check-circle-filled': CHECK_CIRCLE_FILLED,
  'star-filled': OUTLINES.star,
  dot: DOT,
};

/** Any name is fine: of `lucide:` names the usual are drawn, unknown ones become a small ring. */
export function icon(name: string): TemplateResult {
  const filled = own(FILLED, name);
  const path = filled ?? find(OUTLINES, name);
  return html`<svg class="icon ${filled ? 'filled' : ''}" viewBox="0 0 24 24" aria-hidden="true">${
    path ? svg`<path d=${path} />` : svg`<path ${lateOutline(name)} />`
  }</svg>`;
}

let more: Promise<Outlines> | undefined;

/** Draws the path when the less usual icons are there; they are a file of their own. */
class LateOutline extends Directive {
  #name: string | undefined;

  render(_name: string) {
    return noChange;
  }

  override update({ element }: ElementPart, [name]: DirectiveParameters<this>) {
    if (name === this.#name) return noChange;
    this.#name = name;
    more ??= import('./more-outlines').then(
      ({ OUTLINES: outlines }) => outlines,
      () => ({}),
    );
    void more.then((outlines) => {
      if (this.#name === name) element.setAttribute('d', find(outlines, name) ?? DOT);
    });
    return noChange;
  }
}

const lateOutline = directive(LateOutline);

function find(outlines: Outlines, name: string): string | undefined {
  return own(outlines, name) ?? own(outlines, alias(name));
}

/** Names come from servers: `constructor` is none. */
function own(names: Outlines, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

const ALIASES: Outlines = {
  circle: 'empty-circle',
  'circle-check': 'check-circle',
  pencil: 'write',
  'rotate-cw': 'reload',
  'trash-2': 'trash',
  'undo-2': 'undo',
  'triangle-alert': 'alert',
  'list-checks': 'list-todo',
  'calendar-days': 'calendar',
  settings: 'settings-cog',
  x: 'close',
  'arrow-up': 'send',
  house: 'home',
  'home-alt': 'home',
  hamburger: 'menu',
  compose: 'write-alt',
  'back-large': 'back-small',
};

function alias(name: string): string {
  const bare = name.replace(/^(?:lucide|vendor):/, '');
  if (bare.startsWith('sidebar-') || /^(?:open|collapse)-(?:left|right)$/.test(bare)) {
    return bare.includes('right') ? 'sidebar-right' : 'sidebar-left';
  }
  return own(ALIASES, bare) ?? bare.replace(/-(?:alt|inverted|large|small|circle)$/, '');
}
