/** The words of the page, in the language that it shows. */
import { pluralsOf } from '../languages/plural';
import { directionOf, languageOf, Speech } from '../languages/speech';
import { english, type Texts } from './languages/english';

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ur', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What draws reads these anew each time. */
export let TEXTS: Texts = english(pluralsOf('en'));
/** For `Intl`, and for the server: the language of the texts, with the browser's region. */
export let LOCALE = 'en';

/** Each is a file of its own, loaded only where it is spoken. */
const speech = new Speech<Texts>(
  english,
  {
    ar: () => import('./languages/arabic'),
    de: () => import('./languages/german'),
    es: () => import('./languages/spanish'),
    fr: () => import('./languages/french'),
    ur: () => import('./languages/urdu'),
  },
  (texts, locale) => {
    TEXTS = texts;
    LOCALE = locale;
    Object.assign(document.documentElement, { lang: locale, dir: directionOf(locale) });
  },
);

/** Switches the page to what is chosen, else to what the browser prefers and we have. */
export async function speak(chosen: string | undefined): Promise<void> {
  await speech.speak(localeOf(chosen));
}

/** Calls back after each switch, until the function that it returns is called. */
export function onLanguage(changed: () => void): () => void {
  return speech.onSwitch(changed);
}

/** With the region, where the browser names one: dates and numbers go by it. */
export function localeOf(chosen: string | undefined, preferred = navigator.languages): string {
  const isOurs = (tag: string) => (LANGUAGES as readonly string[]).includes(languageOf(tag));
  const wanted = chosen && isOurs(chosen) ? chosen : (preferred.find(isOurs) ?? 'en');
  return preferred.find((tag) => languageOf(tag) === languageOf(wanted)) ?? wanted;
}
