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

const ELEMENT_LIMIT_BYTES = 60_000;
const STATIC_FILES = [
  'index.html',
  'sign-in.html',
  'offline/offline.html',
  'manifest.webmanifest',
  'icon.svg',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable.png',
  'apple-touch-icon.png',
];
/** Made for one person at a time, or not needed without a connection. */
const NOT_KEPT = /^(?:index|sign-in)\.html$|\.map$|\.txt$/;
/** Swapped in when all is there: a server that is running never gives out half a build. */
const OUT = 'dist.new';

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
const { metafile } = await build({
  ...OPTIONS,
  entryPoints: [{ in: 'src/element/index.ts', out: 'chatkit' }],
  outdir: OUT,
  splitting: true,
  chunkNames: 'chatkit-[name]',
  metafile: true,
});
// Whoever copies chatkit.js alone has a whole chat, in English and with the usual icons.
const { imports } = metafile.outputs[`${OUT}/chatkit.js`];
if (imports.some(({ kind }) => kind !== 'dynamic-import')) {
  throw new Error('chatkit.js must not need another file');
}
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
await fetchEarly();
await buildWorker();

const size = gzipSync(await readFile(`${OUT}/chatkit.js`), { level: 9 }).length;
await rm('dist', { recursive: true, force: true });
await rename(OUT, 'dist');
console.log(`chatkit.js: ${size} bytes gzip (limit ${ELEMENT_LIMIT_BYTES})`);
if (size > ELEMENT_LIMIT_BYTES) process.exitCode = 1;

/** What the page needs in any case is asked for at once, not one after the other as it turns up. */
async function fetchEarly() {
  const { imports } = pageFiles.outputs[`${OUT}/page.js`];
  const modules = imports.filter(({ kind }) => kind === 'import-statement');
  const links = ['chatkit.js', ...modules.map(({ path }) => basename(path))]
    .map((name) => `<link rel="modulepreload" href="/assets/${name}" />`)
    .join('\n    ');
  const index = await readFile(`${OUT}/index.html`, 'utf8');
  await writeFile(`${OUT}/index.html`, index.replace('<script type="module"', `${links}\n    $&`));
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
