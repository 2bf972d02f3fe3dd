/** Catalogues of one kind, of which one is spoken: English at once, each other when it is fetched. */
import { type Plural, pluralsOf } from './plural';

export type Catalogue<Texts> = (plural: Plural) => Texts;
export type Loaders<Texts> = Readonly<Record<string, () => Promise<{ default: Catalogue<Texts> }>>>;

export class Speech<Texts> {
  readonly #english: Catalogue<Texts>;
  readonly #others: Loaders<Texts>;
  /** Takes the words, and the language of them with the region that was asked for. */
  readonly #use: (texts: Texts, locale: string) => void;
  readonly #listeners = new Set<() => void>();
  #wanted = 'en';
  #loading: Promise<void> | undefined;

  constructor(
    english: Catalogue<Texts>,
    others: Loaders<Texts>,
    use: (texts: Texts, locale: string) => void,
  ) {
    this.#english = english;
    this.#others = others;
    this.#use = use;
  }

  /**
   * Switches. Gives a promise where a catalogue has to be fetched first. English stands in for
   * languages that there are not, and for a catalogue that does not arrive.
   */
  speak(tag: string): Promise<void> | undefined {
    const language = languageOf(tag);
    const load = Object.hasOwn(this.#others, language) ? this.#others[language] : undefined;
    const locale = load || language === 'en' ? canonical(tag) : 'en';
    if (locale === this.#wanted) return this.#loading;
    this.#wanted = locale;
    this.#loading = undefined;
    if (!load) {
      this.#switch(locale, this.#english);
      return undefined;
    }
    this.#loading = load()
      .then(({ default: catalogue }) => catalogue)
      .catch(() => this.#english)
      .then((catalogue) => {
        // Somebody may have asked for another language meanwhile.
        if (this.#wanted !== locale) return;
        this.#loading = undefined;
        this.#switch(catalogue === this.#english ? 'en' : locale, catalogue);
      });
    return this.#loading;
  }

  /** Calls back after each switch, until the function that it returns is called. */
  onSwitch(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  #switch(locale: string, catalogue: Catalogue<Texts>): void {
    this.#use(catalogue(pluralsOf(locale)), locale);
    for (const changed of this.#listeners) changed();
  }
}

export function languageOf(tag: string): string {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  return language;
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return /^(?:ar|ur)\b/.test(tag) ? 'rtl' : 'ltr';
}

function canonical(tag: string): string {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).toString();
  } catch {
    return tag.slice(0, 2).toLowerCase();
  }
}
