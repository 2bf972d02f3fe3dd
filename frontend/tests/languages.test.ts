/** The catalogues: whole, in their own words, and switched for the page. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import arabic from '../src/languages/arabic';
import { english, type Texts } from '../src/languages/english';
import french from '../src/languages/french';
import german from '../src/languages/german';
import { type Forms, pluralsOf } from '../src/languages/plural';
import spanish from '../src/languages/spanish';
import { direction, LOCALE, onLanguage, speak, TEXTS } from '../src/languages/texts';
import urdu from '../src/languages/urdu';

const CATALOGUES = { ar: arabic, de: german, es: spanish, fr: french, ur: urdu };
/** Words that are the same in some language and in English. */
const SHARED = new Set([
  'anyTool',
  'conversation',
  'composer',
  'details',
  'found',
  'frameTitle',
  'image',
  'prompts',
  'question',
  'sources',
]);

beforeEach(() => speak('en'));
afterEach(() => speak('en'));

/** Every text, with something in every gap. */
function said(texts: Texts): Record<string, string> {
  const entries = Object.entries(texts).map(([name, text]) => {
    const call = text as (...gaps: unknown[]) => string;
    return [name, typeof text === 'string' ? text : call(3, 'GAP')];
  });
  return Object.fromEntries(entries);
}

test.each(Object.entries(CATALOGUES))(
  '%s says everything, and in its own words',
  (tag, catalogue) => {
    const own = said(catalogue(pluralsOf(tag)));
    const theirs = said(english(pluralsOf('en')));
    expect(Object.keys(own).sort()).toEqual(Object.keys(theirs).sort());
    const same = Object.keys(own).filter((name) => own[name] === theirs[name] && !SHARED.has(name));
    expect(same).toEqual([]);
    for (const text of Object.values(own)) expect(text).toMatch(/\S/);
  },
);

test.each(Object.entries(CATALOGUES))('%s counts as its grammar does', (tag, catalogue) => {
  const asked = new Set<string>();
  const rules = new Intl.PluralRules(tag);
  const forms = (_count: number, { other, ...rest }: Forms) => {
    for (const form of Object.keys(rest)) asked.add(form);
    return other;
  };
  said(catalogue(forms));
  const known = rules.resolvedOptions().pluralCategories;
  expect([...asked].filter((form) => !known.includes(form as Intl.LDMLPluralRule))).toEqual([]);
  expect(catalogue(pluralsOf(tag)).steps(2)).not.toBe(catalogue(pluralsOf(tag)).steps(1));
});

test('Arabic has a word for two, and other forms for few and many', () => {
  const { steps } = arabic(pluralsOf('ar'));
  expect(steps(1)).toBe('خطوة واحدة');
  expect(steps(2)).toBe('خطوتان');
  expect(steps(3)).toMatch(/خطوات$/);
  expect(steps(11)).toMatch(/خطوة$/);
});

test('the page switches, with the region that was asked for', async () => {
  let switched = 0;
  const stop = onLanguage(() => {
    switched += 1;
  });
  await speak('de-AT');
  expect([TEXTS.save, LOCALE, direction()]).toEqual(['Speichern', 'de-AT', 'ltr']);
  await speak('ur');
  expect([TEXTS.save, LOCALE, direction()]).toEqual(['محفوظ کریں', 'ur', 'rtl']);
  stop();
  await speak('en-GB');
  expect([TEXTS.save, LOCALE, direction(), switched]).toEqual(['Save', 'en-GB', 'ltr', 2]);
});

test('the last language that was asked for wins, whichever arrives first', async () => {
  await Promise.all([speak('fr'), speak('es')]);
  expect(TEXTS.save).toBe('Guardar');
});

test.each(['pt-BR', 'tlh', '', 'not a language', 'constructor'])(
  'English stands in for %j',
  async (tag) => {
    await speak('de');
    await speak(tag);
    expect(TEXTS.save).toBe('Save');
  },
);
