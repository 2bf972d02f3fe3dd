/** What the server says of this page: ChatKit's options, and the person's own choices. */
import type { ChatKitOptions } from '@openai/chatkit';
import type { Looks } from './looks';

export interface Preferences extends Partial<Looks> {
  model?: string;
  tool?: string;
}

export type Config = ChatKitOptions & { preferences: Preferences };

const URL_PATH = '/api/chatkit/config';
const PATIENCE_MS = 10_000;

/** The options; null if they cannot be had now. The page has its own for that. */
export function readConfig(): Promise<Config | null> {
  return ask();
}

/** Keeps choices for every browser of this person; null takes one back. */
export function keepChoices(choices: Record<string, unknown>): Promise<Config | null> {
  return ask({
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(choices),
  });
}

/** What is chosen or, where nothing is, what the operator has set. */
export function looksOf({ theme, preferences }: Config, usual: Looks): Looks {
  const { colorScheme, typography, density, radius } =
    typeof theme === 'object' ? theme : { colorScheme: theme };
  const { model: _, tool: __, ...chosen } = preferences;
  return {
    ...usual,
    theme: colorScheme ?? 'system',
    text_size: typography?.baseSize ?? usual.text_size,
    density: density ?? usual.density,
    corners: radius ?? usual.corners,
    ...chosen,
  };
}

async function ask(init: RequestInit = {}): Promise<Config | null> {
  try {
    const answer = await fetch(URL_PATH, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? ((await answer.json()) as Config) : null;
  } catch {
    return null;
  }
}
