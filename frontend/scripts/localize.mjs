/** Puts the words of the page's catalogues into what is read before any script runs. */
import { build } from 'esbuild';

/** Those of src/page/texts.ts; `module` is the name of their catalogues. */
export const LANGUAGES = [
  { tag: 'en', module: 'english' },
  { tag: 'de', module: 'german' },
  { tag: 'fr', module: 'french' },
  { tag: 'es', module: 'spanish' },
  { tag: 'ur', module: 'urdu' },
  { tag: 'ar', module: 'arabic' },
];
/** In the place of a command while the sentence around it is escaped. */
const MARK = '\u0001';

/** `nameIn` says what a file is called in a language. */
export async function localized(text, language, nameIn) {
  const { texts, dir } = await wordsOf(language);
  const values = {
    ...texts,
    signInText: texts.signInText(MARK),
    lang: language.tag,
    dir,
    manifest: nameIn(language, 'manifest.webmanifest'),
  };
  const turned = text.replace('lang="en" dir="ltr"', `lang="${language.tag}" dir="${dir}"`);
  return turned.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (typeof values[name] !== 'string') throw new Error(`The page has no words for ${name}.`);
    return escaped(values[name]).replace(MARK, '<code dir="ltr">make run</code>');
  });
}

async function wordsOf({ tag, module }) {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import ${tag === 'en' ? '{ english as catalogue }' : 'catalogue'} from './src/page/languages/${module}';
        import { pluralsOf } from './src/languages/plural';
        import { directionOf } from './src/languages/speech';
        export const texts = catalogue(pluralsOf('${tag}'));
        export const dir = directionOf('${tag}');`,
      resolveDir: '.',
    },
    bundle: true,
    charset: 'utf8',
    format: 'esm',
    write: false,
  });
  const [{ text }] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

/** For HTML and, as no text has a backslash, for JSON. */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
