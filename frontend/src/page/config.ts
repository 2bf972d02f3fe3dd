/** What the server says of this page: ChatKit's options, and the person's own choices. */
import type { ChatKitOptions } from '@openai/chatkit';
import { fetchInLanguage } from './http';
import type { Looks } from './looks';
import type { Language } from './texts';

export interface Preferences extends Partial<Looks> {
  /** Of the page; without one, it goes by the browser. */
  language?: Language;
  model?: string;
  tool?: string;
}

export type Config = ChatKitOptions & { preferences: Preferences };

const URL_PATH = '/api/chatkit/config';
const PATIENCE_MS = 10_000;

/** The options; null if they cannot be had now. The page has its own for that. */
export function readConfig(): Promise<Config | null> {
  return ask(fetchInLanguage);
}

/**
 * The same for the page that opens: index.html has asked for them already, with the browser's own
 * headers, and with others they would be asked for twice. The server knows what was chosen.
 */
export function readFirstConfig(): Promise<Config | null> {
  return ask(fetch);
}

/** Keeps choices for every browser of this person; null takes one back. */
export function keepChoices(choices: Record<string, unknown>): Promise<Config | null> {
  return ask(fetchInLanguage, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(choices),
  });
}

/** What is chosen or, where nothing is, what the operator has set. */
export function looksOf({ theme, preferences }: Config, usual: Looks): Looks {
  const { colorScheme, typography, density, radius } =
    typeof theme === 'object' ? theme : { colorScheme: theme };
  const { language: _, model: __, tool: ___, ...chosen } = preferences;
  return {
    ...usual,
    theme: colorScheme ?? 'system',
    text_size: typography?.baseSize ?? usual.text_size,
    density: density ?? usual.density,
    corners: radius ?? usual.corners,
    ...chosen,
  };
}

async function ask(get: typeof fetchInLanguage, init: RequestInit = {}): Promise<Config | null> {
  try {
    const answer = await get(URL_PATH, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? ((await answer.json()) as Config) : null;
  } catch {
    return null;
  }
}
