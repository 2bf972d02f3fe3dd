/** The words of the language that the page speaks. */
import { english, type Texts } from './english';
import { pluralsOf } from './plural';
import { directionOf, Speech } from './speech';

/** What draws reads these anew each time. */
export let TEXTS: Texts = english(pluralsOf('en'));
/** For `Intl`: the language of the texts, with the region that was asked for. */
export let LOCALE = 'en';

/** Each is a file of its own beside the element's, loaded only where it is spoken. */
const speech = new Speech<Texts>(
  english,
  {
    ar: () => import('./arabic'),
    de: () => import('./german'),
    es: () => import('./spanish'),
    fr: () => import('./french'),
    ur: () => import('./urdu'),
  },
  (texts, locale) => {
    TEXTS = texts;
    LOCALE = locale;
  },
);

export function direction(): 'ltr' | 'rtl' {
  return directionOf(LOCALE);
}

/** Switches all elements of the page. Gives a promise where a catalogue has to be fetched first. */
export function speak(tag: string): Promise<void> | undefined {
  return speech.speak(tag);
}

/** Calls back after each switch, until the function that it returns is called. */
export function onLanguage(changed: () => void): () => void {
  return speech.onSwitch(changed);
}
