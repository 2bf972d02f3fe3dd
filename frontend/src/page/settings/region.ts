/** The person's time zone, and the language of their dates. */
import { el } from '../dom';
import { ask, askWith } from '../http';
import { TEXTS } from '../texts';
import { hint, labelled, loaded, Notice } from './fields';
import type { SettingsHost } from './settings';

const PATH = '/api/chatkit/region';
/** In which the task server reads dates. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ur'];

interface Region {
  time_zone: string;
  language: string;
  usual_time_zone: string;
}

export function region(host: SettingsHost): HTMLElement {
  return loaded(async () => drawn(await ask<Region>(PATH), host));
}

function drawn(kept: Region, host: SettingsHost): HTMLElement {
  const notice = new Notice();
  const zone = select('time-zone', zones(kept), kept.time_zone);
  const language = select('language', languages(kept.language), kept.language);
  const save = async () => {
    notice.say('');
    try {
      await askWith('PUT', PATH, { time_zone: zone.value, language: language.value });
      notice.say(TEXTS.saved);
      host.moved();
    } catch (error) {
      notice.refuse(error);
    }
  };
  for (const control of [zone, language]) control.addEventListener('change', () => void save());
  return el(
    'div',
    {},
    labelled(TEXTS.zone, zone, hint(TEXTS.regionHint)),
    labelled(TEXTS.language, language),
    notice.element,
  );
}

function select(id: string, options: (HTMLOptionElement | HTMLOptGroupElement)[], chosen: string) {
  const made = el('select', { id }, ...options);
  made.value = chosen;
  return made;
}

function zones(kept: Region): (HTMLOptionElement | HTMLOptGroupElement)[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const groups = new Map<string, string[]>();
  const known = new Set([...Intl.supportedValuesOf('timeZone'), here, kept.time_zone]);
  for (const zone of [...known].filter(Boolean).sort()) {
    const [area = zone] = zone.split('/');
    groups.set(area, [...(groups.get(area) ?? []), zone]);
  }
  return [
    el('option', { value: '' }, TEXTS.serverZone(kept.usual_time_zone)),
    el('option', { value: here }, TEXTS.device(here)),
    ...[...groups].map(([area, names]) =>
      el(
        'optgroup',
        { label: area },
        ...names.map((zone) => el('option', { value: zone }, zone.replaceAll('_', ' '))),
      ),
    ),
  ];
}

function languages(kept: string): HTMLOptionElement[] {
  const known = new Set([...LANGUAGES, kept]);
  return [
    el('option', { value: '' }, TEXTS.anyLanguage),
    ...[...known].filter(Boolean).map((tag) => el('option', { value: tag }, nameOf(tag))),
  ];
}

function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
