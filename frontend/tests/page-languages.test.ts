/** The page's catalogues: whole, in their own words, and switched. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Forms, type Plural, pluralsOf } from '../src/languages/plural';
import { dayOf, dollars, figure } from '../src/page/figures';
import arabic from '../src/page/languages/arabic';
import { english, type Texts } from '../src/page/languages/english';
import french from '../src/page/languages/french';
import german from '../src/page/languages/german';
import spanish from '../src/page/languages/spanish';
import urdu from '../src/page/languages/urdu';
import { LOCALE, localeOf, onLanguage, speak, TEXTS } from '../src/page/texts';

const CATALOGUES = { ar: arabic, de: german, es: spanish, fr: french, ur: urdu };
/** The same word in that language and in English. */
const SHARED: Record<string, string[]> = {
  ar: [],
  de: ['densityNames.normal', 'name', 'offlineTitle', 'recipes.cursor', 'region'],
  es: ['densityNames.normal'],
  fr: ['client', 'densityNames.compact', 'densityNames.normal', 'assistant', 'untitled'],
  ur: [],
};
const GAP = 'GAP';
const COUNT = 23;

beforeEach(() => speak('en'));
afterEach(() => speak('en'));

/** Every text by its name, with something in every gap. */
function said(texts: Texts): Record<string, string> {
  const named = (name: string, text: unknown): [string, string][] => {
    if (typeof text === 'string') return [[name, text]];
    if (typeof text === 'function') return [[name, text(COUNTED.has(name) ? COUNT : GAP)]];
    return Object.entries(text as object).flatMap(([key, part]) => named(`${name}.${key}`, part));
  };
  return Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => named(name, text)));
}

/** Texts that count. */
const COUNTED = new Set<string>();
for (const [name, text] of Object.entries(english((count) => `${typeof count}`))) {
  const call = text as unknown;
  if (typeof call === 'function' && call(COUNT) === 'number') COUNTED.add(name);
}

test('what counts is known', () => {
  expect([...COUNTED].sort()).toEqual(['days', 'deleted', 'overdue']);
});

test.each(Object.entries(CATALOGUES))(
  '%s says everything, in its own words, with the same gaps',
  (tag, catalogue) => {
    const own = said(catalogue(pluralsOf(tag)));
    const theirs = said(english(pluralsOf('en')));
    expect(Object.keys(own).sort()).toEqual(Object.keys(theirs).sort());
    const same = Object.keys(own).filter((name) => own[name] === theirs[name]);
    expect(same.sort()).toEqual([...(SHARED[tag] ?? [])].sort());
    for (const [name, text] of Object.entries(own)) {
      expect(text, name).toMatch(/\S/);
      expect(text.trim(), name).toBe(text);
      for (const gap of [GAP, String(COUNT)]) {
        expect(text.split(gap).length, name).toBe(theirs[name]?.split(gap).length);
      }
    }
  },
);

test.each(Object.entries({ en: english, ...CATALOGUES }))(
  '%s has a form for every number it tells apart',
  (tag, catalogue) => {
    const { pluralCategories: known } = new Intl.PluralRules(tag).resolvedOptions();
    const asked: string[][] = [];
    const forms: Plural = (_count: number, given: Forms) => {
      asked.push(Object.keys(given));
      return given.other;
    };
    said(catalogue(forms));
    expect(asked).toHaveLength(COUNTED.size);
    for (const given of asked) {
      expect(given.filter((form) => !known.includes(form as Intl.LDMLPluralRule))).toEqual([]);
      // Or it is the same for every number, or but for one: what is not named is `other`.
      if (tag === 'ar') expect([...given].sort()).toEqual([...known].sort());
    }
  },
);

test('Arabic counts days in its own six ways', () => {
  const { days } = arabic(pluralsOf('ar'));
  expect([1, 2, 3, 30, 100].map(days)).toEqual([
    'يوم واحد',
    'يومان',
    '3 أيام',
    '30 يومًا',
    '100 يوم',
  ]);
});

test('the page switches its words, its language and its direction', async () => {
  let switched = 0;
  const stop = onLanguage(() => {
    switched += 1;
  });
  const { documentElement: root } = document;

  await speak('ar');
  expect([TEXTS.tasks, LOCALE, root.lang, root.dir]).toEqual(['المهام', 'ar', 'ar', 'rtl']);
  await speak('de');
  expect([TEXTS.tasks, LOCALE, root.lang, root.dir]).toEqual(['Aufgaben', 'de', 'de', 'ltr']);
  expect(switched).toBe(2);
  stop();
});

test.each([
  ['de', ['en-GB'], 'de'],
  ['de', ['en-GB', 'de-AT'], 'de-AT'],
  [undefined, ['pt-BR', 'fr-CA', 'en'], 'fr-CA'],
  [undefined, ['pt-BR'], 'en'],
  ['tlh', ['es-MX'], 'es-MX'],
  ['', [], 'en'],
])('chosen %j in a browser of %j is %s', (chosen, preferred, shown) => {
  expect(localeOf(chosen, preferred)).toBe(shown);
});

test('numbers, money and days are written as the language writes them', async () => {
  const day = '2026-03-05T12:00:00Z';
  await speak('de');
  expect([figure(12345), dollars(0.5)]).toEqual(['12.345', '0,50\u00a0$']);
  expect(dayOf(day)).toBe('05.03.2026');
  await speak('fr');
  expect(dayOf(day)).toBe('5 mars 2026');
});
