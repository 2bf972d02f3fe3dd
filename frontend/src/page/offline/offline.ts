/** The page without a connection: says so, and goes on as soon as there is one. */
import { chosenLanguage } from '../chosen-language';
import { el, fill } from '../dom';
import { speak, TEXTS } from '../texts';

const ALIVE = '/health/live';
const PAUSE_MS = 2000;
const PATIENCE_MS = 5000;

async function say(): Promise<void> {
  await speak(chosenLanguage());
  document.title = `${TEXTS.offlineTitle} · taskchat`;
  const main = document.querySelector('main');
  if (!main) return;
  fill(
    main,
    el('img', { src: '/assets/icon.svg', alt: '', width: 56, height: 56 }),
    el('h1', {}, TEXTS.offlineYouAre),
    el('p', {}, TEXTS.offlineText),
    el('p', { class: 'hint', role: 'status' }, TEXTS.offlineHint),
  );
}

async function goOn(): Promise<void> {
  try {
    await fetch(ALIVE, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    location.reload();
  } catch {
    setTimeout(() => void goOn(), PAUSE_MS);
  }
}

void say();
addEventListener('online', () => void goOn());
setTimeout(() => void goOn(), PAUSE_MS);
