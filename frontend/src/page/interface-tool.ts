/** The tool that the interface assistant calls: looks are changed here, and kept by the server. */
import {
  AS_AT_FIRST,
  adopted,
  changed,
  choicesOf,
  differences,
  type Looks,
  readRemembered,
} from './looks';
import { TEXTS } from './texts';

const KEY = 'taskchat.looks';

export interface Answer extends Record<string, unknown> {
  changed: (keyof Looks)[];
  settings: Looks;
  note?: string;
}

/** Keeps choices for every browser; false if they could not be kept. */
export type Keep = (choices: Record<string, unknown>) => Promise<boolean>;

export class InterfaceTool {
  static readonly NAME = 'change_interface';
  #remembered = AS_AT_FIRST;
  readonly #storage: Storage | null;
  readonly #apply: () => void;
  readonly #keep: Keep;

  /** `apply` is told of every change, also of one in another window. */
  constructor(apply: () => void, keep: Keep, storage = ownStorage()) {
    this.#apply = apply;
    this.#keep = keep;
    this.#storage = storage;
    this.#remembered = this.#read();
    addEventListener('storage', ({ key }) => {
      if (key !== KEY) return;
      this.#remembered = this.#read();
      apply();
    });
  }

  get looks(): Looks {
    return this.#remembered.looks;
  }

  /** Takes over what the server keeps: chosen in another browser, or set by the operator. */
  adopt(looks: Looks): void {
    if (differences(this.looks, looks).length === 0) return;
    this.#remembered = adopted(this.#remembered, looks);
    this.#write();
  }

  /** Carries out a call; what it throws is told to the assistant. */
  async run({ name, params }: { name: string; params: Record<string, unknown> }): Promise<Answer> {
    if (name !== InterfaceTool.NAME) throw new Error(`This page has no tool named ${name}.`);
    const before = this.looks;
    this.#remembered = changed(this.#remembered, params);
    const names = differences(before, this.looks);
    const answer: Answer = { changed: names, settings: this.looks };
    if (names.length === 0) return answer;
    const isHere = this.#write();
    this.#apply();
    const isEverywhere = await this.#keep(choicesOf(this.looks, names, params));
    if (isEverywhere) return answer;
    const note = isHere ? TEXTS.onlyHere : TEXTS.untilClosed;
    return { ...answer, note };
  }

  #read() {
    try {
      return readRemembered(this.#storage?.getItem(KEY) ?? null);
    } catch {
      return AS_AT_FIRST;
    }
  }

  #write(): boolean {
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#remembered));
      return this.#storage !== null;
    } catch {
      return false;
    }
  }
}

/** None where the browser keeps nothing for this page. */
function ownStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
