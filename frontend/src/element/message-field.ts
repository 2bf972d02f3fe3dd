/** Where a message is typed: a text area, with its tags drawn behind the words that stand for them. */
import { html, nothing } from 'lit';
import { TEXTS } from '../languages/texts';
import { type Draft, EMPTY_DRAFT, edited, type PlacedTag, type Tag, withTag } from './draft';
import { Part } from './part';
import type { Suggestions } from './suggestions';
import type { TagPreview } from './tag-preview';

export class MessageField extends Part {
  static override properties = {
    draft: { attribute: false },
    placeholder: {},
    locked: { type: Boolean },
    /** Drawn by the composer; its keys and its place are the field's. */
    suggestions: { attribute: false },
    openId: { attribute: false },
    activeId: { attribute: false },
  };
  declare draft: Draft;
  declare placeholder: string;
  declare locked: boolean;
  declare suggestions: Suggestions | undefined;
  declare openId: string | undefined;
  declare activeId: string | undefined;
  preview: TagPreview | undefined;
  onDraft: (draft: Draft, caret: number) => void = () => undefined;
  onEnter: () => void = () => undefined;
  #caret = 0;
  /** What the words that are being put in will be. */
  #placing: Draft | null = null;

  constructor() {
    super();
    this.draft = EMPTY_DRAFT;
    this.placeholder = '';
    this.locked = false;
  }

  override focus(): void {
    this.#area?.focus();
  }

  /** Puts words where the caret is, apart from those before them. */
  insert(text: string): void {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = this.#area ?? {};
    this.replace(start, end, /\S$/.test(this.draft.text.slice(0, start)) ? ` ${text}` : text);
  }

  /** Puts `text` in place of what is there, as if it were typed. */
  replace(start: number, end: number, text: string): void {
    const area = this.#area;
    if (!area) return;
    area.focus();
    area.setSelectionRange(start, end);
    // The old way is the only one that leaves the browser's undo in order.
    if (text && document.execCommand?.('insertText', false, text)) return;
    if (!text && document.execCommand?.('delete')) return;
    area.setRangeText(text, start, end, 'end');
    this.#input();
  }

  insertTag(start: number, end: number, tag: Tag): void {
    const draft = withTag(this.draft, start, end, tag);
    const grown = draft.text.length - this.draft.text.length;
    this.#placing = draft;
    this.replace(start, end, draft.text.slice(start, end + grown));
    this.#placing = null;
  }

  protected override render() {
    const isOpen = this.openId !== undefined;
    return html`<div class="field">
      <div class="mirror" aria-hidden="true" data-hint=${this.draft.text ? '' : this.placeholder}>${this.#mirror()}\u200b</div>
      <textarea rows="1" aria-label=${TEXTS.composer} enterkeyhint="send" placeholder=${this.placeholder}
        role=${isOpen ? 'combobox' : nothing} aria-expanded=${isOpen ? 'true' : nothing}
        aria-haspopup=${isOpen ? 'listbox' : nothing} aria-autocomplete=${isOpen ? 'list' : nothing}
        aria-controls=${this.openId ?? nothing} aria-activedescendant=${this.activeId ?? nothing}
        ?disabled=${this.locked} .value=${this.draft.text} @input=${this.#input} @beforeinput=${this.#beforeInput}
        @keydown=${this.#keydown} @keyup=${this.#moved} @pointerup=${this.#moved} @blur=${this.#blur}
        @pointermove=${this.#point} @pointerleave=${() => this.preview?.leave()}
        @scroll=${this.#scrolled}></textarea>
    </div>`;
  }

  #mirror() {
    const { text, tags } = this.draft;
    let from = 0;
    const parts = tags.map(({ start, end }) => {
      const before = text.slice(from, start);
      from = end;
      return html`${before}<span class="chip">${text.slice(start, end)}</span>`;
    });
    return html`${parts}${text.slice(from)}`;
  }

  get #area(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  #tell(draft: Draft): void {
    this.draft = draft;
    this.#caret = this.#area?.selectionEnd ?? 0;
    this.onDraft(draft, this.#caret);
  }

  #input = () => {
    const area = this.#area;
    this.preview?.hide();
    if (area) this.#tell(this.#placing ?? edited(this.draft, area.value, area.selectionEnd));
  };

  /** A tag goes as a whole. */
  #beforeInput = ({ inputType }: InputEvent) => {
    const area = this.#area;
    if (!area || area.selectionStart !== area.selectionEnd) return;
    const edge = inputType.endsWith('Backward') ? 'end' : 'start';
    const placed =
      inputType.startsWith('delete') &&
      this.draft.tags.find((tag) => tag[edge] === area.selectionEnd);
    if (placed) area.setSelectionRange(placed.start, placed.end);
  };

  #keydown = (event: KeyboardEvent) => {
    // 229: Safari ends a composition before the keydown of the Enter that ended it.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.suggestions?.keydown(event)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.onEnter();
    }
  };

  /** The caret does not stay inside a tag, and shows the one that it touches. */
  #moved = (event: KeyboardEvent | PointerEvent) => {
    const area = this.#area;
    if (!area || area.selectionStart !== area.selectionEnd) return;
    const before = this.#caret;
    let caret = area.selectionEnd;
    if (caret === before) return;
    const inside = this.draft.tags.find(({ start, end }) => start < caret && caret < end);
    if (inside) {
      caret = caret < before ? inside.start : inside.end;
      area.setSelectionRange(caret, caret);
    }
    this.#tell(this.draft);
    const touched = this.draft.tags.findIndex(({ start, end }) => start <= caret && caret <= end);
    if ('key' in event) this.#show(touched);
  };

  #point = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (this.draft.tags.length === 0) return;
    const touched = this.#chips.findIndex((chip) =>
      [...chip.getClientRects()].some(
        ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
      ),
    );
    if (touched >= 0) this.#show(touched);
    else this.preview?.leave();
  };

  #show(index: number): void {
    const placed: PlacedTag | undefined = this.draft.tags[index];
    const chip = this.#chips[index];
    if (placed && chip) this.preview?.show(placed.tag, chip);
    else this.preview?.hide();
  }

  get #chips(): Element[] {
    return [...this.querySelectorAll('.chip')];
  }

  #blur = () => {
    this.suggestions?.close();
    this.preview?.leave();
  };

  #scrolled = () => {
    const mirror = this.querySelector('.mirror');
    if (mirror && this.#area) mirror.scrollTop = this.#area.scrollTop;
  };
}
