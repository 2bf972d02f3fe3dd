/** How the page looks. What the interface assistant can change in words is changed here with clicks. */
import { el } from '../dom';
import type { Looks } from '../looks';
import { TEXTS } from '../texts';
import { choice, Notice } from './fields';
import type { SettingsHost } from './settings';

const SIZES = { 14: '14', 15: '15', 16: '16', 17: '17', 18: '18' };
/** Each is read well as text on white and on black (4.5:1 with the colour that goes on it). */
const ACCENTS = ['#2563eb', '#0f766e', '#15803d', '#b45309', '#be123c', '#9333ea', '#475569'];

export function appearance(host: SettingsHost): HTMLElement {
  const looks = host.looks();
  const notice = new Notice();
  const change = async (wanted: Partial<Looks>) => {
    const problem = await host.changeLooks(wanted);
    if (problem) notice.refuse(problem);
    else notice.say('');
  };
  return el(
    'div',
    { class: 'section' },
    choice(TEXTS.theme, TEXTS.themeNames, looks.theme, (theme) => void change({ theme })),
    choice(
      TEXTS.size,
      SIZES,
      String(looks.text_size) as '16',
      (size) => void change({ text_size: Number(size) as Looks['text_size'] }),
    ),
    choice(TEXTS.density, TEXTS.densityNames, looks.density, (density) => void change({ density })),
    choice(TEXTS.corners, TEXTS.cornersNames, looks.corners, (corners) => void change({ corners })),
    accents(looks.accent, (accent) => void change({ accent })),
    notice.element,
  );
}

function accents(chosen: string, choose: (accent: string) => void): HTMLElement {
  const swatch = (accent: string) => {
    const input = el('input', {
      type: 'radio',
      name: 'accent',
      value: accent,
      checked: accent === chosen,
      'aria-label': accent || TEXTS.none,
      onchange: () => choose(accent),
    });
    const label = el('label', { class: accent ? 'swatch' : 'swatch plain' }, input);
    if (accent) label.style.setProperty('--swatch', accent);
    return label;
  };
  const own = el('input', {
    type: 'color',
    class: 'own-colour',
    'aria-label': TEXTS.custom,
    title: TEXTS.custom,
    value: chosen || '#2563eb',
  });
  own.addEventListener('change', () => choose(own.value));
  return el(
    'fieldset',
    { class: 'setting' },
    el('legend', {}, TEXTS.accent),
    el('div', { class: 'swatches' }, ...['', ...ACCENTS].map(swatch), own),
  );
}
