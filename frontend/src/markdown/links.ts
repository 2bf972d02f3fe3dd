/** Which addresses text of others may carry. Everything else stays text. */

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const RASTER_DATA = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,/i;

/** The address when a person may follow it, else `null`. */
export function safeLink(href: string): string | null {
  const url = parse(href);
  return url && SAFE_PROTOCOLS.has(url.protocol) ? href : null;
}

/** `chatkit-link://name?key=value`: an event for the page, never an address to open. */
export function parseDeepLink(href: string): { name: string; data: Record<string, string> } | null {
  if (!href.startsWith('chatkit-link://')) return null;
  const url = parse(href);
  if (!url) return null;
  const name = decoded(href.slice('chatkit-link://'.length).split(/[/?#]/)[0] ?? '');
  return name ? { name, data: Object.fromEntries(url.searchParams) } : null;
}

/** Among allowed hosts: all of them, also by plain http. */
const ANY_HOST = '*';

/**
 * The address when the image may be loaded. Images of other hosts tell those hosts what the model
 * wrote into the address, so only hosts that the server named for this thread are asked.
 */
export function safeImage(src: string, allowedHosts: readonly string[]): string | null {
  if (RASTER_DATA.test(src)) return src;
  const url = parse(src);
  if (!url) return null;
  if (url.protocol === 'blob:' || url.origin === location.origin) return src;
  const allowed = allowedHosts.some(
    (host) => host !== '' && (url.hostname === host || url.hostname.endsWith(`.${host}`)),
  );
  return url.protocol === 'https:' && allowed ? src : null;
}

/** The same for an image that the server shows itself, and not a model: any host may be allowed. */
export function safeServerImage(
  src: string,
  hosts: { imageHosts: readonly string[]; serverImageHosts?: readonly string[] },
): string | null {
  const allowed = hosts.serverImageHosts ?? hosts.imageHosts;
  if (allowed.includes(ANY_HOST) && /^https?:$/.test(parse(src)?.protocol ?? '')) return src;
  return safeImage(src, allowed);
}

/** The host that a link leads to; empty for those that stay here, and those that are no address. */
export function hostOf(href: string): string {
  const url = parse(href);
  return url && url.origin !== location.origin ? url.hostname : '';
}

/** Whether a text reads like an address of some other host than this. */
export function namesOtherHost(text: string, host: string): boolean {
  const [, named] = /^\s*(?:https?:\/\/)?((?:[\w-]+\.)+[a-z]{2,})(?=[\s/:?#]|$)/i.exec(text) ?? [];
  const bare = (name: string) => name.toLowerCase().replace(/^www\./, '');
  return named !== undefined && host !== '' && bare(named) !== bare(host);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(href: string): URL | null {
  return URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI) : null;
}
