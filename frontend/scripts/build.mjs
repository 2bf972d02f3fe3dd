/** Builds `dist/`: the element, the page, and the files that go along unchanged. */
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const ELEMENT_LIMIT_BYTES = 60_000;
const STATIC_FILES = ['index.html', 'sign-in.html', 'icon.svg'];

/** `*.css?inline` becomes a minified string, for the style sheets of shadow roots. */
const inlineStyles = {
  name: 'inline-styles',
  setup(plugin) {
    plugin.onLoad({ filter: /\.css$/ }, async ({ path, suffix }) => {
      if (suffix !== '?inline') return undefined;
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
      });
      return { contents: code, loader: 'text' };
    });
  },
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
await build({
  entryPoints: [
    { in: 'src/element/index.ts', out: 'chatkit' },
    { in: 'src/page/page.ts', out: 'page' },
    { in: 'src/page/page.css', out: 'page' },
  ],
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  target: ['es2023', 'chrome123', 'firefox128', 'safari17.5'],
  minify: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  plugins: [inlineStyles],
});
for (const file of STATIC_FILES) await cp(`src/page/${file}`, `dist/${file}`);

const size = gzipSync(await readFile('dist/chatkit.js'), { level: 9 }).length;
console.log(`chatkit.js: ${size} bytes gzip (limit ${ELEMENT_LIMIT_BYTES})`);
if (size > ELEMENT_LIMIT_BYTES) process.exitCode = 1;
