/** Icons as inline SVG. They are decoration: whoever uses one gives the name. */
import { html, type TemplateResult } from 'lit';
import { FILLED, OUTLINES } from './names';
import { outlineOf } from './outline';

const CHECK_CIRCLE_FILLED =
  'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm4.7 7.7-5.4 5.4a1 1 0 0 1-1.4 0l-2.6-2.6a1 1 0 1 1 1.4-1.4l1.9 1.9 4.7-4.7a1 1 0 0 1 1.4 1.4Z';

const cache = new Map<string, string>();

/** Any name is fine: `lucide:` names that we carry are drawn, unknown ones become a small dot. */
export function icon(name: string): TemplateResult {
  if (name === 'check-circle-filled') return drawing(CHECK_CIRCLE_FILLED, 'icon filled');
  const filled = FILLED[name];
  if (filled) return drawing(outline(name, filled), `icon filled ${name === 'dot' ? 'dot' : ''}`);
  const known = OUTLINES[name] ?? OUTLINES[alias(name)];
  return known
    ? drawing(outline(name, known), 'icon')
    : drawing('M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z', 'icon filled');
}

function drawing(path: string, classes: string): TemplateResult {
  return html`<svg class=${classes} viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

function outline(name: string, node: Parameters<typeof outlineOf>[0]): string {
  let path = cache.get(name);
  if (path === undefined) {
    path = outlineOf(node);
    cache.set(name, path);
  }
  return path;
}

const LUCIDE: Readonly<Record<string, string>> = {
  circle: 'empty-circle',
  'circle-check': 'check-circle',
  pencil: 'write',
  'rotate-cw': 'reload',
  'trash-2': 'trash',
  'undo-2': 'undo',
  'triangle-alert': 'alert',
  'list-checks': 'list-todo',
  'calendar-days': 'calendar',
  x: 'close',
  'arrow-up': 'send',
  house: 'home',
};

function alias(name: string): string {
  const bare = name.replace(/^(?:lucide|vendor):/, '');
  if (bare.startsWith('sidebar-') || /^(?:open|collapse)-(?:left|right)$/.test(bare)) {
    return bare.includes('right') ? 'sidebar-right' : 'sidebar-left';
  }
  if (bare.startsWith('dots-')) return bare.replace('-circle', '');
  return LUCIDE[bare] ?? bare.replace(/-(?:alt|inverted)$/, '');
}
