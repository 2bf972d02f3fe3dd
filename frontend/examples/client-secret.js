/**
 * For `api.fetch`: sends a client secret along, and asks the page's own server for another one
 * when the chat server takes it no longer.
 */

/** @type {Promise<string> | undefined} */
let secret;

/** @type {typeof fetch} */
export async function authorizedFetch(input, init) {
  const used = current();
  const answer = await send(input, init, await used);
  if (answer.status !== 401) return answer;
  // Refused before anything was done: it can be sent again. Somebody else may have asked already.
  if (secret === used) secret = undefined;
  return send(input, init, await current());
}

function current() {
  secret ??= ask().catch((error) => {
    secret = undefined;
    throw error;
  });
  return secret;
}

/** @returns {Promise<string>} */
async function ask() {
  const answer = await fetch('/chat-session', { method: 'POST' });
  if (!answer.ok) throw new Error(`The page's server gave no client secret (${answer.status}).`);
  return (await answer.json()).client_secret;
}

/** @type {(input: RequestInfo | URL, init: RequestInit | undefined, secret: string) => Promise<Response>} */
function send(input, init, secret) {
  const headers = new Headers(init?.headers);
  headers.set('Authorization', `Bearer ${secret}`);
  // Only for taskchat: answers go on while the page is reloaded. Another server need not allow it.
  headers.set('Taskchat-Turns', '1');
  return fetch(input, { ...init, headers });
}
