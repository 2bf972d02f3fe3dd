/**
 * What the server of a page with a chat does: it gives out the page, under a strict policy, and
 * opens a session at the chat server for whoever is signed in. Here that is everybody: a server of
 * yours looks at its own session first, and takes the access token of that person.
 *
 *     CHAT_TOKEN=$(.venv/bin/taskchat token create --user local) node frontend/examples/server.mjs html
 *
 * The chat server needs `TASKCHAT_ALLOWED_ORIGINS=http://127.0.0.1:8020`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const EXAMPLES = new URL('./', import.meta.url);
const DIST = new URL('../dist/', EXAMPLES);
const USUAL_CHAT_SERVER = 'http://127.0.0.1:8000';
const TYPES = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

/** Serves the example of this name; `chatToken` is an access token with the scope `chat`. */
export async function exampleServer({ name, chatServer, chatToken }) {
  const files = await filesOf(name, chatServer);
  return createServer(async (request, response) => {
    const path = new URL(request.url, 'http://page').pathname.slice(1) || 'index.html';
    if (request.method === 'POST' && path === 'chat-session') {
      const { status, body } = await openSession(chatServer, chatToken);
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'Cache-Control': 'no-store',
      });
      response.end(body);
      return;
    }
    response.writeHead(files.has(path) ? 200 : 404, {
      'Content-Type': `${TYPES[path.split('.').at(-1)] ?? 'text/plain'}; charset=utf-8`,
      'Content-Security-Policy': policy(chatServer),
    });
    response.end(files.get(path));
  });
}

/** The access token stays here; the page gets a secret that is good for some minutes. */
async function openSession(chatServer, chatToken) {
  try {
    const answer = await fetch(`${chatServer}/api/chatkit/session`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${chatToken}`, 'Content-Type': 'application/json' },
      body: '{}',
    });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return { status: 502, body: '{}' };
  }
}

function policy(chatServer) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${chatServer}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

async function filesOf(name, chatServer) {
  const folder = new URL(`${name}/`, EXAMPLES);
  const html = await readFile(new URL('index.html', folder), 'utf8');
  const files = new Map([['index.html', html.replace(USUAL_CHAT_SERVER, chatServer)]]);
  for (const [shared, from] of [
    ['style.css', EXAMPLES],
    ['client-secret.js', EXAMPLES],
  ]) {
    files.set(shared, await readFile(new URL(shared, from)));
  }
  if (name === 'react') {
    for (const [path, contents] of await bundled(folder)) files.set(path, contents);
    return files;
  }
  files.set('chat.js', await readFile(new URL('chat.js', folder)));
  for (const built of await readdir(DIST)) {
    if (/^chatkit.*\.js$/.test(built)) files.set(built, await readFile(new URL(built, DIST)));
  }
  return files;
}

/** As the bundler of any React project does it. */
async function bundled(folder) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('app.tsx', folder))],
    bundle: true,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    outdir: 'app',
    write: false,
  });
  return outputFiles.map(({ path, contents }) => [path.replace(/.*\//, ''), contents]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { CHAT_SERVER = USUAL_CHAT_SERVER, CHAT_TOKEN: chatToken, PORT = '8020' } = process.env;
  const [name = 'html'] = process.argv.slice(2);
  const server = await exampleServer({ name, chatServer: CHAT_SERVER, chatToken });
  server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`));
}
