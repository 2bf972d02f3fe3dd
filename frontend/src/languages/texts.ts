/** The words of the language that the page speaks. */
import { english, type Texts } from './english';
import { type Plural, pluralsOf } from './plural';

type Catalogue = (plural: Plural) => Texts;

/** Each is a file of its own beside the element's, loaded only where it is spoken. */
const CATALOGUES: Readonly<Record<string, () => Promise<{ default: Catalogue }>>> = {
  ar: () => import('./arabic'),
  de: () => import('./german'),
  es: () => import('./spanish'),
  fr: () => import('./french'),
  ur: () => import('./urdu'),
};

/** What draws reads these anew each time. */
export let TEXTS: Texts = english(pluralsOf('en'));
/** For `Intl`: the language of the texts, with the region that was asked for. */
export let LOCALE = 'en';

const listeners = new Set<() => void>();
let wanted = 'en';
let loading: Promise<void> | undefined;

export function direction(): 'ltr' | 'rtl' {
  return /^(?:ar|ur)\b/.test(LOCALE) ? 'rtl' : 'ltr';
}

/**
 * Switches all elements of the page. Gives a promise where a catalogue has to be fetched first.
 * English stands in for languages that we do not have, and for a catalogue that does not arrive.
 */
export function speak(tag: string): Promise<void> | undefined {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  const load = Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language] : undefined;
  const locale = load || language === 'en' ? canonical(tag) : 'en';
  if (locale === wanted) return loading;
  wanted = locale;
  loading = undefined;
  if (!load) {
    use(locale, english);
    return undefined;
  }
  loading = load()
    .then(({ default: catalogue }) => catalogue)
    .catch(() => english)
    .then((catalogue) => {
      // Somebody may have asked for another language meanwhile.
      if (wanted !== locale) return;
      loading = undefined;
      use(catalogue === english ? 'en' : locale, catalogue);
    });
  return loading;
}

/** Calls back after each switch, until the function that it returns is called. */
export function onLanguage(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function use(locale: string, catalogue: Catalogue): void {
  LOCALE = locale;
  TEXTS = catalogue(pluralsOf(locale));
  for (const changed of listeners) changed();
}

function canonical(tag: string): string {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).toString();
  } catch {
    return tag.slice(0, 2).toLowerCase();
  }
}
