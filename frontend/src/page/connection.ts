/** Says that the server is out of reach, and when it is there again. */
import { el, fill } from './dom';
import { icon } from './icon';
import { TEXTS } from './texts';

const ALIVE = '/health/live';
const PAUSE_MS = 3000;
const PATIENCE_MS = 5000;

/** Watches from the first failure on; nobody asks while all is well. */
export function watchConnection(banner: HTMLElement, isBack: () => void): void {
  let timer = 0;
  const watch = async () => {
    clearTimeout(timer);
    if (await isAlive()) {
      const wasAway = !banner.hidden;
      banner.hidden = true;
      fill(banner);
      if (wasAway) isBack();
      return;
    }
    if (banner.hidden) {
      banner.hidden = false;
      fill(banner, icon('offline'), el('span', {}, TEXTS.offline));
    }
    timer = window.setTimeout(() => void watch(), PAUSE_MS);
  };
  for (const name of ['online', 'offline', 'taskchat.unreachable']) {
    addEventListener(name, () => void watch());
  }
  if (!navigator.onLine) void watch();
}

async function isAlive(): Promise<boolean> {
  try {
    await fetch(ALIVE, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}
