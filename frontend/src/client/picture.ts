/** Pictures that the server keeps, as only the page's own `fetch` may have them. */
import type { ChatClient } from './chat-client';

/** Those that cannot be a program as well, as SVG can. */
export const PICTURE = /^image\/(?:png|jpe?g|gif|webp|avif)$/;

/** The picture; `null` where a browser has to get it by itself, with its cookies or with none. */
export async function fetchPicture(src: string, client?: ChatClient): Promise<Blob | null> {
  try {
    if (!client?.fetch || new URL(src, location.href).origin !== client.origin) return null;
    const response = await client.fetch(src);
    const bytes = response.ok ? await response.blob() : null;
    return bytes && PICTURE.test(bytes.type) ? bytes : null;
  } catch {
    // Not every server lets pages read what they may show.
    return null;
  }
}
