/** A text to be copied as it stands. */
import { el, fill } from '../dom';
import { icon } from '../icon';
import { TEXTS } from '../texts';

const COPIED_MS = 2000;

export function copyable(text: string): HTMLElement {
  const code = el('code', {}, text);
  const button = el('button', { type: 'button', class: 'small', onclick: () => void copy() });
  const rest = () => fill(button, icon('copy'), TEXTS.copy);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      fill(button, icon('done'), TEXTS.copied);
      setTimeout(rest, COPIED_MS);
    } catch {
      // Not allowed here: marked, the keyboard can copy it.
      getSelection()?.selectAllChildren(code);
    }
  };
  rest();
  return el('div', { class: 'copyable' }, el('pre', { tabindex: 0 }, code), button);
}
