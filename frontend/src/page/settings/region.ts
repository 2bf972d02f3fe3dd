/** The person's time zone, and the language of the page and of their dates. */
import { languageOf } from '../../languages/speech';
import { el, fill } from '../dom';
import { ask, askWith } from '../http';
import { LANGUAGES, localeOf, onLanguage, TEXTS } from '../texts';
import { hint, labelled, loaded, Notice } from './fields';
import type { SettingsHost } from './settings';

const PATH = '/api/chatkit/region';

interface Region {
  time_zone: string;
  language: string;
  usual_time_zone: string;
}

export function region(host: SettingsHost): HTMLElement {
  return loaded(async () => drawn(await ask<Region>(PATH), host));
}

function drawn(read: Region, host: SettingsHost): HTMLElement {
  let kept = read;
  const notice = new Notice();
  const zone = el('select', { id: 'time-zone' });
  const language = el('select', { id: 'language' });
  const place = el('div', {});
  const save = async (wanted: Partial<Region>, choices: Record<string, unknown>) => {
    notice.say('');
    const { time_zone, language } = { ...kept, ...wanted };
    try {
      kept = await askWith<Region>('PUT', PATH, { time_zone, language });
      if (await host.keep(choices)) notice.say(TEXTS.saved);
      else notice.refuse(TEXTS.failed);
      host.moved();
    } catch (error) {
      notice.refuse(error);
    }
  };
  zone.addEventListener('change', () => void save({ time_zone: zone.value }, {}));
  language.addEventListener('change', () => {
    void save({ language: language.value }, { language: language.value || null });
  });
  const draw = () => {
    choose(zone, zones(kept), kept.time_zone);
    choose(language, languages(), host.config()?.preferences.language ?? '');
    fill(
      place,
      labelled(TEXTS.zone, zone, hint(TEXTS.regionHint)),
      labelled(TEXTS.language, language, hint(TEXTS.languageHint)),
      notice.element,
    );
  };
  draw();
  const stop = onLanguage(() => {
    if (!place.isConnected) return stop();
    const focused = document.activeElement;
    draw();
    if (focused === language) language.focus();
  });
  return place;
}

function choose(
  select: HTMLSelectElement,
  options: (HTMLOptionElement | HTMLOptGroupElement)[],
  chosen: string,
) {
  fill(select, ...options);
  select.value = chosen;
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

/** Each is named in itself, for who cannot read the one that is shown. */
function languages(): HTMLOptionElement[] {
  const ofBrowser = languageOf(localeOf(undefined));
  return [
    el('option', { value: '' }, TEXTS.asBrowser(nameOf(ofBrowser))),
    ...LANGUAGES.map((tag) => el('option', { value: tag, lang: tag }, nameOf(tag))),
  ];
}

function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
