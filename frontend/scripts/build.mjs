/**
 * Builds `dist/`: the element with a file beside it per language, the page, and the files that go
 * along unchanged.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { OPTIONS } from './bundle.mjs';
import { LANGUAGES, localized } from './localize.mjs';

const ELEMENT_LIMIT_BYTES = 60_000;
const STATIC_FILES = [
  'offline/offline.html',
  'icon.svg',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable.png',
  'apple-touch-icon.png',
];
/** With a copy of each language: `index.html` is English, `index.de.html` German. */
const LOCALIZED_FILES = ['index.html', 'sign-in.html', 'manifest.webmanifest'];
/** Made for one person at a time, for pages of others, or not needed without a connection. */
const NOT_KEPT = /^(?:index|sign-in)\.|^chatkit-script|\.map$|\.txt$/;
/** Swapped in when all is there: a server that is running never gives out half a build. */
const OUT = 'dist.new';

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
const { metafile: elementFiles } = await build({
  ...OPTIONS,
  entryPoints: [{ in: 'src/element/index.ts', out: 'chatkit' }],
  outdir: OUT,
  splitting: true,
  chunkNames: 'chatkit-[name]',
  metafile: true,
});
// Whoever copies chatkit.js alone has a whole chat, in English and with the usual icons.
const { imports } = elementFiles.outputs[`${OUT}/chatkit.js`];
if (imports.some(({ kind }) => kind !== 'dynamic-import')) {
  throw new Error('chatkit.js must not need another file');
}
// The same for pages that load it like the one of the CDN: by a `<script>` without a type, which has
// defined the element before the next script runs.
await build({
  ...OPTIONS,
  entryPoints: [`${OUT}/chatkit.js`],
  outfile: `${OUT}/chatkit-script.js`,
  format: 'iife',
  external: ['./chatkit-*'],
  sourcemap: false,
  legalComments: 'inline',
});
await findBeside(`${OUT}/chatkit-script.js`);
const { metafile: pageFiles } = await build({
  ...OPTIONS,
  entryPoints: [
    { in: 'src/page/page.ts', out: 'page' },
    { in: 'src/page/offline/offline.ts', out: 'offline' },
    { in: 'src/page/page.css', out: 'page' },
  ],
  outdir: OUT,
  splitting: true,
  chunkNames: 'page-[name]-[hash]',
  metafile: true,
});
for (const file of STATIC_FILES) await cp(`src/page/${file}`, `${OUT}/${basename(file)}`);
for (const language of LANGUAGES) {
  for (const file of LOCALIZED_FILES) {
    const text = await readFile(`src/page/${file}`, 'utf8');
    await writeFile(`${OUT}/${nameIn(language, file)}`, await localized(text, language, nameIn));
  }
  await fetchEarly(language);
}
await buildWorker();

const size = gzipSync(await readFile(`${OUT}/chatkit.js`), { level: 9 }).length;
await rm('dist', { recursive: true, force: true });
await rename(OUT, 'dist');
console.log(`chatkit.js: ${size} bytes gzip (limit ${ELEMENT_LIMIT_BYTES})`);
if (size > ELEMENT_LIMIT_BYTES) process.exitCode = 1;

/** A script of another origin does not know by itself where it is from, and so what lies beside it. */
async function findBeside(file) {
  const text = await readFile(file, 'utf8');
  const located = text
    .replace('(()=>{', '(()=>{const chatkitScript=document.currentScript?.src??location.href;')
    .replace(/import\(("\.\/[\w-]+\.js")\)/g, 'import(new URL($1,chatkitScript))');
  await writeFile(file, located);
}

/** What the page needs in any case is asked for at once, not one after the other as it turns up. */
async function fetchEarly(language) {
  const { imports } = pageFiles.outputs[`${OUT}/page.js`];
  const modules = imports.filter(({ kind }) => kind === 'import-statement');
  const catalogues = [elementFiles, pageFiles].flatMap(({ outputs }) =>
    Object.keys(outputs).filter((path) => isCatalogue(outputs[path], language)),
  );
  const links = [`${OUT}/chatkit.js`, ...modules.map(({ path }) => path), ...catalogues]
    .map((path) => `<link rel="modulepreload" href="/assets/${basename(path)}" />`)
    .join('\n    ');
  const file = `${OUT}/${nameIn(language, 'index.html')}`;
  const index = await readFile(file, 'utf8');
  await writeFile(file, index.replace('<script type="module"', `${links}\n    $&`));
}

/** English is part of what is loaded anyway. */
function isCatalogue({ entryPoint = '' }, { module }) {
  return module !== 'english' && entryPoint.endsWith(`/languages/${module}.ts`);
}

function nameIn({ tag }, file) {
  const [stem, end] = file.split('.');
  return tag === 'en' ? file : `${stem}.${tag}.${end}`;
}

/** The service worker knows every file of the page by name, and the version by what is in them. */
async function buildWorker() {
  const files = (await readdir(OUT)).filter((file) => !NOT_KEPT.test(file)).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(`${OUT}/${file}`));
  await build({
    ...OPTIONS,
    entryPoints: [{ in: 'src/page/offline/service-worker.ts', out: 'service-worker' }],
    outdir: OUT,
    format: 'iife',
    define: {
      FILES: JSON.stringify(files.map((file) => `/assets/${file}`)),
      VERSION: JSON.stringify(hash.digest('hex').slice(0, 16)),
    },
  });
}
