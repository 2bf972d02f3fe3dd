/** One line for a new task. No language model reads it: the dates in it are the task tool's to read. */
import { newKey } from '../../client/turn';
import { el } from '../dom';
import { wordsOf } from '../http';
import { icon } from '../icon';
import { TEXTS } from '../texts';
import { addLine, type Change, type Filters } from './tasks';

const LONGEST = 400;

export class QuickAdd {
  readonly element: HTMLFormElement;
  readonly #field = el('input', {
    name: 'line',
    class: 'line',
    autocomplete: 'off',
    enterkeyhint: 'done',
    dir: 'auto',
    maxlength: LONGEST,
    'aria-describedby': 'quick-add-problem',
  });
  readonly #button = el('button', { type: 'submit', class: 'small primary' });
  readonly #problem = el('p', { class: 'problem', id: 'quick-add-problem', 'aria-live': 'polite' });
  readonly #usual: () => Filters;
  readonly #added: (change: Change) => void;
  /** The line that was sent last, and its key: sent again, it is the same task. */
  #sent = { text: '', key: '' };
  #isBusy = false;

  /** `usual`: what a line means that does not say it, such as the list on the screen. */
  constructor(usual: () => Filters, added: (change: Change) => void) {
    this.#usual = usual;
    this.#added = added;
    this.element = el(
      'form',
      { class: 'quick-add', onsubmit: (event: SubmitEvent) => this.#submit(event) },
      icon('add'),
      this.#field,
      this.#button,
      this.#problem,
    );
    this.#field.addEventListener('input', () => this.#say(''));
    this.relabel();
  }

  /** In the language that is shown now. What is typed stays. */
  relabel(): void {
    this.#field.setAttribute('aria-label', TEXTS.addTask);
    this.#field.placeholder = TEXTS.addHint;
    this.#button.textContent = TEXTS.add;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (text && !this.#isBusy) void this.#add(text);
  }

  async #add(text: string): Promise<void> {
    if (this.#sent.text !== text) this.#sent = { text, key: newKey() };
    this.#isBusy = true;
    this.#say('');
    try {
      const change = await addLine(text, this.#usual(), this.#sent.key);
      // What was typed meanwhile is the next line.
      if (this.#field.value.trim() === text) this.#field.value = '';
      this.#sent = { text: '', key: '' };
      this.#added(change);
    } catch (error) {
      this.#say(wordsOf(error));
    } finally {
      this.#isBusy = false;
    }
  }

  #say(problem: string): void {
    this.#problem.textContent = problem;
    this.#field.setAttribute('aria-invalid', String(problem !== ''));
  }
}
