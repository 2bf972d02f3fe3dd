/** The page without a connection: goes on as soon as there is one. */

const ALIVE = '/health/live';
const PAUSE_MS = 2000;
const PATIENCE_MS = 5000;

async function goOn(): Promise<void> {
  try {
    await fetch(ALIVE, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    location.reload();
  } catch {
    setTimeout(() => void goOn(), PAUSE_MS);
  }
}

addEventListener('online', () => void goOn());
setTimeout(() => void goOn(), PAUSE_MS);
