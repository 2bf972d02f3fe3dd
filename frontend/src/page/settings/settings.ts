/** The settings: one dialog, a section for each matter. */
import type { Config } from '../config';
import { openDialog } from '../dialog';
import { el, fill } from '../dom';
import { type IconName, icon } from '../icon';
import type { Looks } from '../looks';
import { TEXTS } from '../texts';
import { appearance } from './appearance';
import { assistant } from './assistant';
import { connections } from './connections';
import { personal } from './personal';
import { region } from './region';
import { usage } from './usage';

export interface SettingsHost {
  looks(): Looks;
  /** Changes looks here and for every browser; says in words what did not work. */
  changeLooks(wanted: Partial<Looks>): Promise<string>;
  config(): Config | null;
  /** Keeps choices for every browser; false if they could not be kept. */
  keep(choices: Record<string, unknown>): Promise<boolean>;
  /** All conversations are gone. */
  emptied(): void;
  /** Days begin elsewhere, or are named in another language. */
  moved(): void;
}

interface Section {
  name: string;
  icon: IconName;
  draw(host: SettingsHost): HTMLElement;
}

const SECTIONS: Section[] = [
  { name: TEXTS.appearance, icon: 'appearance', draw: appearance },
  { name: TEXTS.region, icon: 'region', draw: region },
  { name: TEXTS.assistant, icon: 'assistant', draw: assistant },
  { name: TEXTS.connections, icon: 'key', draw: connections },
  { name: TEXTS.usage, icon: 'usage', draw: usage },
  { name: TEXTS.personal, icon: 'person', draw: personal },
];

export function openSettings(host: SettingsHost): void {
  const models = host.config()?.composer?.models ?? [];
  const sections = SECTIONS.filter(({ draw }) => draw !== assistant || models.length > 1);
  const body = el('div', { class: 'settings-body' });
  const links = sections.map((section) => {
    const button = el(
      'button',
      { type: 'button', class: 'settings-link', onclick: () => show(section, button) },
      icon(section.icon),
      section.name,
    );
    return button;
  });
  const show = (section: Section, link: HTMLElement) => {
    for (const other of links) other.setAttribute('aria-current', String(other === link));
    link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    fill(body, el('h3', {}, section.name), section.draw(host));
    body.scrollTop = 0;
  };
  const dialog = el(
    'dialog',
    { class: 'sheet settings', 'aria-labelledby': 'settings-title' },
    el(
      'header',
      { class: 'sheet-head' },
      el('h2', { id: 'settings-title' }, TEXTS.settings),
      el(
        'button',
        {
          type: 'button',
          class: 'round',
          'aria-label': TEXTS.close,
          onclick: () => dialog.close(),
        },
        icon('close'),
      ),
    ),
    el(
      'div',
      { class: 'settings-parts' },
      el('nav', { class: 'settings-links', 'aria-label': TEXTS.settings }, ...links),
      body,
    ),
  );
  openDialog(dialog);
  const [first] = sections;
  const [link] = links;
  if (first && link) show(first, link);
}
