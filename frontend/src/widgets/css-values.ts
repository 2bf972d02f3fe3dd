/** Widget props → CSS values. What a server sends is data: nothing here passes on a `url(`. */
import type { Widgets } from '@openai/chatkit';
import type { Shade } from '../protocol/widgets';

export type Scheme = 'light' | 'dark';
type Length = number | string | undefined;
type Sides<Value> = Partial<Record<'top' | 'right' | 'bottom' | 'left' | 'x' | 'y', Value>>;

const SPACING_UNIT_PX = 4;
const SAFE_VALUE = /^[\w\s.,%#()/+*-]{1,120}$/;

/** A value that can do nothing but style, else `undefined`. */
export function safeValue(value: unknown): string | undefined {
  if (typeof value !== 'string' || !SAFE_VALUE.test(value)) return undefined;
  return /url\s*\(|image|expression|attr\s*\(/i.test(value) ? undefined : value;
}

/** No widget of any use is larger; one that says it is would only hide what is around it. */
function pixels(value: number): string | undefined {
  return Math.abs(value) <= 10_000 ? `${value}px` : undefined;
}

/** Gaps, paddings, margins: numbers count in units of 4 px. */
export function spacing(value: Length): string | undefined {
  return typeof value === 'number' ? pixels(value * SPACING_UNIT_PX) : safeValue(value);
}

/** Widths and heights: numbers are pixels. */
export function length(value: Length): string | undefined {
  return typeof value === 'number' ? pixels(value) : safeValue(value);
}

/** Alignment and justification. */
export function flexPlace(value: string | undefined): string | undefined {
  return value && /^(?:between|around|evenly)$/.test(value) ? `space-${value}` : safeValue(value);
}

/** One value for all sides, or an object with sides and axes, as `block-start inline-end …`. */
export function spacingSides(value: Length | Sides<number | string>): string | undefined {
  if (typeof value !== 'object' || value === null) return spacing(value ?? undefined);
  const side = (own: Length, axis: Length) => spacing(own ?? axis ?? 0) ?? '0';
  const { top, right, bottom, left, x, y } = value;
  return [side(top, y), side(right, x), side(bottom, y), side(left, x)].join(' ');
}

const RADII: Record<string, string> = {
  '2xs': '2px',
  xs: '4px',
  sm: '6px',
  md: '8px',
  lg: '10px',
  xl: '12px',
  '2xl': '16px',
  '3xl': '20px',
  '4xl': '24px',
  full: '9999px',
  '100%': '100%',
  none: '0',
};

export function radius(value: string | undefined): string | undefined {
  return value !== undefined && Object.hasOwn(RADII, value) ? RADII[value] : undefined;
}

const WEIGHTS: Record<string, string> = {
  normal: '400',
  medium: '500',
  semibold: '600',
  bold: '700',
};

export function weight(value: string | undefined): string | undefined {
  return value !== undefined && Object.hasOwn(WEIGHTS, value) ? WEIGHTS[value] : undefined;
}

/** Hue and saturation. The greys are those of the theme. */
const HUES: Record<string, string> = {
  gray: 'var(--ck-hue, 0) var(--ck-tint, 0%)',
  red: '4 78%',
  orange: '24 88%',
  yellow: '44 90%',
  green: '146 58%',
  blue: '212 88%',
  purple: '266 70%',
  pink: '330 78%',
};
const LIGHTNESS: Record<string, number> = {
  25: 98,
  50: 96,
  75: 95,
  100: 93,
  200: 86,
  300: 77,
  400: 65,
  500: 53,
  600: 45,
  700: 37,
  800: 29,
  900: 20,
  950: 13,
  1000: 8,
};
const BRIGHTEST_IN_THE_DARK = 108;
const TOKENS = new Set([
  'prose',
  'primary',
  'emphasis',
  'secondary',
  'tertiary',
  'success',
  'warning',
  'danger',
  'caution',
  'info',
  'discovery',
  'surface',
  'surface-secondary',
  'surface-tertiary',
  'surface-elevated',
  'surface-elevated-secondary',
]);

const BORDERS: Record<string, string> = {
  default: 'var(--ck-border)',
  subtle: 'var(--ck-border-subtle)',
  strong: 'var(--ck-border-strong)',
};

/** A token, a primitive (`red-500`, `alpha-70`), a CSS colour, or one of them per scheme. */
export function color(value: Shade | undefined, scheme: Scheme): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return color(value?.[scheme], scheme);
  if (Object.hasOwn(BORDERS, value)) return BORDERS[value];
  if (TOKENS.has(value)) return `var(--ck-${value})`;
  const [, name, step] = /^([a-z]+)-(\d+)$/.exec(value) ?? [];
  if (name === 'alpha')
    return `color-mix(in srgb, var(--ck-primary) ${Number(step)}%, transparent)`;
  const hue = name && Object.hasOwn(HUES, name) ? HUES[name] : undefined;
  const light = step ? lightness(step, name === 'gray' && scheme === 'dark') : undefined;
  if (hue && light !== undefined) return `hsl(${hue} ${light}%)`;
  if (value === 'white' || value === 'black') return value;
  return safeValue(value);
}

/** Grays go from paper to ink, so in the dark they go the other way; other hues stay. */
function lightness(step: string, isReversed: boolean): number | undefined {
  const light = LIGHTNESS[step];
  return light !== undefined && isReversed ? BRIGHTEST_IN_THE_DARK - light : light;
}

type Border = Exclude<Widgets.Box['border'], number | undefined>;

/** The four border properties of a box; empty when it has none. */
export function borders(
  value: number | Border | undefined,
  scheme: Scheme,
): Record<string, string | undefined> {
  if (value === undefined) return {};
  if (typeof value === 'number' || 'size' in value) return { border: borderLine(value, scheme) };
  const { top, right, bottom, left, x, y } = value;
  return {
    'border-block-start': borderLine(top ?? y, scheme),
    'border-inline-end': borderLine(right ?? x, scheme),
    'border-block-end': borderLine(bottom ?? y, scheme),
    'border-inline-start': borderLine(left ?? x, scheme),
  };
}

type BorderLine = number | Extract<Border, { size: number }> | undefined;

function borderLine(value: BorderLine, scheme: Scheme): string | undefined {
  if (value === undefined || value === null) return undefined;
  const line = typeof value === 'number' ? { size: value } : value;
  const shade = color(line.color ?? 'default', scheme) ?? 'currentcolor';
  return `${length(Number(line.size) || 0) ?? 0} ${safeValue(line.style) ?? 'solid'} ${shade}`;
}
