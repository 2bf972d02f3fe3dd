/**
 * The gallery, for development: every component in its states, under the policy of the product.
 * Built anew with each visit, from what the sources say then.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { OPTIONS } from './bundle.mjs';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
const TYPES = { js: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml' };
const ROOT = new URL('../', import.meta.url);

const { values } = parseArgs({ options: { port: { type: 'string', default: '8010' } } });
let files = new Map();

async function bundle() {
  const { outputFiles } = await build({
    ...OPTIONS,
    absWorkingDir: ROOT.pathname,
    entryPoints: ['src/gallery/gallery.ts', 'src/gallery/gallery.css'],
    outdir: 'gallery',
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    splitting: true,
    sourcemap: 'inline',
    legalComments: 'none',
    write: false,
  });
  files = new Map(outputFiles.map(({ path, contents }) => [path.replace(/.*\//, ''), contents]));
  for (const [name, source] of [
    ['gallery', 'src/gallery/gallery.html'],
    ['icon.svg', 'src/page/icon.svg'],
  ]) {
    files.set(name, await readFile(new URL(source, ROOT)));
  }
}

const server = createServer(async (request, response) => {
  const name = new URL(request.url, 'http://gallery').pathname.slice(1) || 'gallery';
  try {
    if (name === 'gallery') await bundle();
  } catch (error) {
    response.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(error));
    return;
  }
  const body = files.get(name);
  const type = TYPES[name.split('.')[1] ?? 'html'] ?? 'application/octet-stream';
  response.writeHead(body ? 200 : 404, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'no-store',
  });
  response.end(body);
});
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/gallery`);
});
