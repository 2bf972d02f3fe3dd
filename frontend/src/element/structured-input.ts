/** What the agent asks: in place of the composer while it waits, and in the thread. */
import { html, nothing } from 'lit';
import { TEXTS } from '../languages/texts';
import type { Question, StructuredInputItem } from '../protocol/items';
import type { StructuredAnswers } from '../protocol/requests';
import type { ChatState } from '../state/chat-state';
import { Part } from './part';

export class StructuredInput extends Part {
  static override properties = {
    item: { attribute: false },
  };
  declare item: StructuredInputItem;
  onAnswer: (answers: StructuredAnswers) => void = () => undefined;

  override focus(): void {
    this.querySelector<HTMLElement>('input, textarea')?.focus();
  }

  protected override render() {
    return html`<form class="composer questions" aria-label=${TEXTS.question} @submit=${this.#submit}>
      <div>${this.item.inputs.map((question) => this.#question(question))}</div>
      <div class="composer-line">
        <span class="gap"></span>
        <button type="button" class="pill-button" @click=${() => this.onAnswer({ status: 'skipped', answers: {} })}>${TEXTS.answerSkip}</button>
        <button type="submit" class="pill-button main">${TEXTS.submitAnswers}</button>
      </div>
    </form>`;
  }

  #question({ id, question, type, options = [], multiple, description }: Question) {
    if (type === 'freeform') {
      return html`<label class="question"><span>${question}</span>
        ${description ? html`<small>${description}</small>` : nothing}
        <textarea class="answer-field" rows="2" name=${id}></textarea></label>`;
    }
    return html`<fieldset class="question" @change=${multiple ? nothing : this.#chosen}><legend>${question}</legend>
      ${options.map(
        ({ value }) =>
          html`<label class="choice"><input type=${multiple ? 'checkbox' : 'radio'} name=${id} value=${value} />${value}</label>`,
      )}
      <input class="answer-field" name=${id} aria-label=${TEXTS.answerOwn} placeholder=${TEXTS.answerOwn} autocomplete="off" />
    </fieldset>`;
  }

  /** Of one answer only, the last word counts: chosen, or one's own. */
  #chosen = ({ currentTarget, target }: Event) => {
    const last = target as HTMLInputElement;
    const inputs = (currentTarget as Element).querySelectorAll('input');
    for (const input of inputs) {
      if (input === last) continue;
      if (input.type === 'radio') input.checked &&= last.value.trim() === '';
      else input.value = '';
    }
  };

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const answers: StructuredAnswers['answers'] = {};
    for (const { id } of this.item.inputs) {
      const values = fields
        .getAll(id)
        .map((value) => String(value).trim())
        .filter(Boolean);
      answers[id] = { values, skipped: values.length === 0 };
    }
    const isAnswered = Object.values(answers).some(({ skipped }) => !skipped);
    this.onAnswer({ status: isAnswered ? 'answered' : 'skipped', answers });
  };
}

/** What the thread ends with, if it is a question that waits for its answer. */
export function askedNow({ items, pending }: ChatState): StructuredInputItem | null {
  const last = items.findLast(({ type }) => type !== 'end_of_turn');
  const asks = !pending && last?.type === 'structured_input' && last.status === 'pending';
  return asks ? last : null;
}

/** Asked and answered. */
export function renderAsked(item: StructuredInputItem) {
  return html`<dl class="asked ${item.status}">${item.inputs.map(
    ({ question, answer }) => html`<dt>${question}</dt>
      ${
        answer?.values.length
          ? answer.values.map((value) => html`<dd>${value}</dd>`)
          : html`<dd class="quiet">${item.status === 'pending' ? '' : TEXTS.answerSkipped}</dd>`
      }`,
  )}</dl>`;
}
