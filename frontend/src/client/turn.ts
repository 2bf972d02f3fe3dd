/**
 * A response that the server goes on with when its connection is lost, or when we leave.
 *
 * An extension: a server that knows it names the turn in a header of its answer. Any other server
 * ignores ours, and its response ends with the connection.
 */

export const TURN_HEADER = 'taskchat-turn';

export type TurnEnd = 'done' | 'stopped' | 'failed' | 'interrupted';

export class Turn {
  /** `null` until the server has named it, or for ever. */
  id: string | null;
  /** How many of its events are here. */
  seen = 0;
  /** How it ended, once the server has said so. */
  end: TurnEnd | null = null;
  /** Names the request: sent twice with the same name, it is answered once. */
  readonly key: string;

  constructor(id: string | null = null, key = newKey()) {
    this.id = id;
    this.key = key;
  }
}

/** Says what to ask a server for with a request that begins a turn. */
export function turnHeaders(turn: Turn): Record<string, string> {
  return { 'Taskchat-Turns': '1', 'Idempotency-Key': turn.key };
}

export function turnIdOf(response: Response): string | null {
  const id = response.headers.get(TURN_HEADER);
  return id && /^[\w-]+$/.test(id) ? id : null;
}

/** Where to follow and stop a turn of the server whose endpoint is `api`. */
export function turnAddress(api: URL, id: string, what: string): string {
  return new URL(`api/chatkit/turns/${id}/${what}`, api).href;
}

const OURS = 'openai-chatkit.turn';

/** Notes, for a reload of this tab, that it has begun the turn. */
export function rememberTurn({ id }: Turn): void {
  try {
    if (id) sessionStorage.setItem(OURS, id);
  } catch {
    // A page may be allowed no storage: after a reload it then only looks on.
  }
}

/** True when this tab has begun the turn, and so is the one to run its tools. */
export function isOurTurn({ id }: Turn): boolean {
  try {
    return id !== null && sessionStorage.getItem(OURS) === id;
  } catch {
    return false;
  }
}

/** Not `randomUUID`, which pages served without TLS do not have. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
