/** The controls of the settings. */
import { type Child, el, fill } from '../dom';
import { wordsOf } from '../http';
import { TEXTS } from '../texts';

/** One of a few: radio buttons that look like one control. */
export function choice<Value extends string>(
  legend: string,
  names: Readonly<Record<Value, string>>,
  chosen: Value,
  choose: (value: Value) => void,
): HTMLElement {
  const name = `choice-${legend}`;
  const options = Object.entries<string>(names).map(([value, words]) =>
    el(
      'label',
      { class: 'option' },
      el('input', {
        type: 'radio',
        name,
        value,
        checked: value === chosen,
        onchange: () => choose(value as Value),
      }),
      el('span', {}, words),
    ),
  );
  return el(
    'fieldset',
    { class: 'setting' },
    el('legend', {}, legend),
    el('div', { class: 'options' }, ...options),
  );
}

export function labelled(label: string, control: HTMLElement, ...more: Child[]): HTMLElement {
  return el('div', { class: 'setting' }, el('label', { for: control.id }, label), control, ...more);
}

export function hint(text: string): HTMLElement {
  return el('p', { class: 'hint' }, text);
}

/** Says what came of something, in place. */
export class Notice {
  readonly element = el('p', { class: 'notice-line', role: 'status' });

  say(words: string): void {
    this.element.classList.remove('wrong');
    this.element.textContent = words;
  }

  refuse(error: unknown): void {
    this.element.classList.add('wrong');
    this.element.textContent = typeof error === 'string' ? error : wordsOf(error);
  }
}

/** A button that asks once more before it does what cannot be taken back. */
export function sureButton(
  label: string,
  question: string,
  yes: string,
  act: () => Promise<void>,
): HTMLElement {
  const place = el('div', { class: 'sure' });
  const calm = () => {
    const button = el('button', { type: 'button', class: 'small danger', onclick: ask }, label);
    fill(place, button);
    return button;
  };
  const ask = () => {
    const no = el(
      'button',
      { type: 'button', class: 'small', onclick: () => calm().focus() },
      TEXTS.cancel,
    );
    const go = () => void act().finally(() => place.isConnected && calm().focus());
    fill(
      place,
      el('p', {}, question),
      el('button', { type: 'button', class: 'small danger solid', onclick: go }, yes),
      no,
    );
    // What is safe is what Enter does.
    no.focus();
  };
  calm();
  return place;
}

/** A section whose content must be asked for first. */
export function loaded(read: () => Promise<HTMLElement>): HTMLElement {
  const place = el(
    'div',
    { class: 'section' },
    el('p', { class: 'hint', role: 'status' }, TEXTS.loading),
  );
  read().then(
    (content) => fill(place, content),
    (error: unknown) => {
      const notice = new Notice();
      notice.refuse(error);
      fill(place, notice.element);
    },
  );
  return place;
}
