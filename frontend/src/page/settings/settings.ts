/** The settings: one dialog, a section for each matter. */
import type { Config } from '../config';
import { openDialog } from '../dialog';
import { el, fill } from '../dom';
import { type IconName, icon } from '../icon';
import type { Looks } from '../looks';
import { onLanguage, TEXTS } from '../texts';
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
  /** Leaves the open conversation, which is about to go. */
  leave(): Promise<void>;
  /** Days begin elsewhere, or are named in another language. */
  moved(): void;
}

interface Section {
  name: 'appearance' | 'region' | 'assistant' | 'connections' | 'usage' | 'personal';
  icon: IconName;
  draw(host: SettingsHost): HTMLElement;
}

const SECTIONS: Section[] = [
  { name: 'appearance', icon: 'appearance', draw: appearance },
  { name: 'region', icon: 'region', draw: region },
  { name: 'assistant', icon: 'assistant', draw: assistant },
  { name: 'connections', icon: 'key', draw: connections },
  { name: 'usage', icon: 'usage', draw: usage },
  { name: 'personal', icon: 'person', draw: personal },
];

export function openSettings(host: SettingsHost): void {
  const models = host.config()?.composer?.models ?? [];
  const sections = SECTIONS.filter(({ draw }) => draw !== assistant || models.length > 1);
  const body = el('div', { class: 'settings-body' });
  const links = sections.map((section) => {
    const button = el('button', {
      type: 'button',
      class: 'settings-link',
      onclick: () => show(section, button),
    });
    return { section, button };
  });
  const heading = el('h3', {});
  const title = el('h2', { id: 'settings-title' });
  const nav = el('nav', { class: 'settings-links' }, ...links.map(({ button }) => button));
  const close = el(
    'button',
    { type: 'button', class: 'round', onclick: () => dialog.close() },
    icon('close'),
  );
  let shown: Section | undefined;
  const show = (section: Section, link: HTMLElement) => {
    shown = section;
    for (const { button } of links) button.setAttribute('aria-current', String(button === link));
    link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    heading.textContent = TEXTS[section.name];
    fill(body, heading, section.draw(host));
    body.scrollTop = 0;
  };
  const relabel = () => {
    title.textContent = TEXTS.settings;
    close.setAttribute('aria-label', TEXTS.close);
    nav.setAttribute('aria-label', TEXTS.settings);
    for (const { section, button } of links) {
      fill(button, icon(section.icon), TEXTS[section.name]);
    }
    if (!shown) return;
    heading.textContent = TEXTS[shown.name];
    // The one that it is chosen in says it anew by itself, and keeps the focus where it is.
    if (shown.draw !== region) fill(body, heading, shown.draw(host));
  };
  const dialog = el(
    'dialog',
    { class: 'sheet settings', 'aria-labelledby': 'settings-title' },
    el('header', { class: 'sheet-head' }, title, close),
    el('div', { class: 'settings-parts' }, nav, body),
  );
  relabel();
  dialog.addEventListener('close', onLanguage(relabel));
  openDialog(dialog);
  const [first] = links;
  if (first) show(first.section, first.button);
}
