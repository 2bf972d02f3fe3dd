/** How the page looks: what the interface assistant may change, and what of it is remembered. */

export interface Looks {
  theme: 'light' | 'dark' | 'system';
  /** Pixels. */
  text_size: 14 | 15 | 16 | 17 | 18;
  density: 'compact' | 'normal' | 'spacious';
  corners: 'pill' | 'round' | 'soft' | 'sharp';
  layout: 'centered' | 'left' | 'right';
  /** `#rrggbb`; empty: the usual colour. */
  accent: string;
  /** Empty: the usual headline of the start screen. */
  greeting: string;
  /** Empty: the usual suggestions. */
  prompts: readonly string[];
}

export interface Remembered {
  looks: Looks;
  /** The looks before, the newest last. */
  before: readonly Looks[];
}

const USUAL: Looks = {
  theme: 'system',
  text_size: 16,
  density: 'normal',
  corners: 'pill',
  layout: 'centered',
  accent: '',
  greeting: '',
  prompts: [],
};
export const AS_AT_FIRST: Remembered = { looks: USUAL, before: [] };

const MOST_BEFORE = 20;
const SIZES = [14, 15, 16, 17, 18] as const;
const SIZE_WORDS: Record<string, (now: number) => number> = {
  smallest: () => 14,
  smaller: (now) => now - 1,
  normal: () => 16,
  bigger: (now) => now + 1,
  biggest: () => 18,
};

type Wanted = Readonly<Record<string, unknown>>;
type Readers = { [Name in keyof Looks]: (value: unknown, now: Looks) => Looks[Name] | undefined };

/** What a value from outside means; undefined if it means nothing. */
const READ: Readers = {
  theme: oneOf('light', 'dark', 'system'),
  text_size: (value, now) => {
    const wanted = typeof value === 'string' ? SIZE_WORDS[value]?.(now.text_size) : value;
    if (typeof wanted !== 'number') return undefined;
    return SIZES.find((size) => size === Math.min(18, Math.max(14, Math.round(wanted))));
  },
  density: oneOf('compact', 'normal', 'spacious'),
  corners: oneOf('pill', 'round', 'soft', 'sharp'),
  layout: oneOf('centered', 'left', 'right'),
  accent: (value) => {
    if (value === 'none' || value === '') return '';
    return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? value : undefined;
  },
  greeting: (value) => (typeof value === 'string' ? value.trim().slice(0, 100) : undefined),
  prompts: (value) => {
    if (!Array.isArray(value) || !value.every((prompt) => typeof prompt === 'string')) {
      return undefined;
    }
    return value
      .map((prompt) => prompt.trim().slice(0, 200))
      .filter(Boolean)
      .slice(0, 6);
  },
};
const NAMES = Object.keys(READ) as (keyof Looks)[];

/** The looks after a call of the assistant's. Throws if it asks for something that cannot be. */
export function changed(remembered: Remembered, wanted: Wanted): Remembered {
  const { looks, before } = remembered;
  if (wanted.undo) {
    const last = before.at(-1);
    if (!last) throw new Error('There is no change of the looks to take back.');
    return { looks: last, before: before.slice(0, -1) };
  }
  const next = wanted.reset ? USUAL : withValues(looks, wanted);
  if (differences(looks, next).length === 0) return remembered;
  return { looks: next, before: [...before, looks].slice(-MOST_BEFORE) };
}

/** The same history with looks that were chosen elsewhere. */
export function adopted({ before }: Remembered, looks: Looks): Remembered {
  return { looks: readLooks({ ...looks }), before };
}

/** The changes as the server keeps them; null is as everybody has it. */
export function choicesOf(looks: Looks, names: readonly (keyof Looks)[], wanted: Wanted): Wanted {
  if (wanted.reset) return Object.fromEntries(NAMES.map((name) => [name, null]));
  return Object.fromEntries(
    names.map((name) => [name, looks[name].toString() === '' ? null : looks[name]]),
  );
}

/** The names of what is not the same. */
export function differences(looks: Looks, other: Looks): (keyof Looks)[] {
  return NAMES.filter((name) => JSON.stringify(looks[name]) !== JSON.stringify(other[name]));
}

/** What was remembered, as far as it can be read. */
export function readRemembered(stored: string | null): Remembered {
  try {
    const { looks, before } = JSON.parse(stored ?? '') as { looks?: Wanted; before?: Wanted[] };
    const earlier = Array.isArray(before) ? before.slice(-MOST_BEFORE) : [];
    return { looks: readLooks(looks ?? {}), before: earlier.map((one) => readLooks(one ?? {})) };
  } catch {
    return AS_AT_FIRST;
  }
}

function withValues(looks: Looks, wanted: Wanted): Looks {
  const values = Object.entries(wanted).map(([name, value]) => {
    const read = Object.hasOwn(READ, name) ? READ[name as keyof Looks] : undefined;
    const meant = read?.(value, looks);
    if (meant === undefined) throw new Error(`This page cannot set ${name} to that.`);
    return [name, meant];
  });
  return { ...looks, ...Object.fromEntries(values) };
}

function readLooks(stored: Wanted): Looks {
  const values = NAMES.map((name) => [name, READ[name](stored[name], USUAL) ?? USUAL[name]]);
  return Object.fromEntries(values);
}

function oneOf<const Value extends string>(...known: Value[]) {
  return (value: unknown) => known.find((one) => one === value);
}
