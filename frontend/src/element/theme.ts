/** The theme option → CSS variables of the element. */
import type { AccentColor, ChatKitOptions, SurfaceColors, ThemeOption } from '@openai/chatkit';
import type { Scheme } from '../widgets/css-values';
import type { Styles } from '../widgets/set-style';

const ROUNDED = ['card', 'button', 'field', 'bubble', 'composer'];
/** In pixels, of each of these. */
const RADII = {
  pill: [20, 99, 12, 22, 28],
  round: [16, 12, 10, 16, 18],
  soft: [10, 8, 8, 10, 12],
  sharp: [2, 2, 2, 2, 2],
};
const DENSITIES = { compact: '0.8', normal: '1', spacious: '1.25' };
/** Less difference of green, of 255, nobody can read. */
const LEGIBLE = 64;
const TINT_STEP_PERCENT = 3;

export function themeOf(theme: ChatKitOptions['theme']): ThemeOption & { colorScheme: Scheme } {
  const option = typeof theme === 'string' ? { colorScheme: theme } : theme;
  return { ...option, colorScheme: option?.colorScheme ?? 'light' };
}

export function themeStyles(theme: ReturnType<typeof themeOf>): Styles {
  const { typography, color, colorScheme } = theme;
  const radii = RADII[theme.radius ?? 'pill'];
  const { grayscale, accent, surface } = color ?? {};
  const shade = grayscale?.shade ?? 0;
  return {
    ...Object.fromEntries(ROUNDED.map((part, at) => [`--ck-radius-${part}`, `${radii[at]}px`])),
    '--ck-density': DENSITIES[theme.density ?? 'normal'],
    '--ck-size': `${typography?.baseSize ?? 16}px`,
    '--ck-font': typography?.fontFamily,
    '--ck-mono': typography?.fontFamilyMono,
    '--ck-hue': grayscale && String(grayscale.hue),
    '--ck-tint': grayscale && `${grayscale.tint * TINT_STEP_PERCENT}%`,
    '--ck-shade': String(shade),
    '--ck-firm': `${Math.max(0, shade) * 4 + (surface ? 22 : 0)}%`,
    ...(accent && accentStyles(accent)),
    [`--ck-surface-${colorScheme}`]: surface?.background,
    ...(surface && foregroundStyles(surface, colorScheme)),
  };
}

/**
 * The foreground is that of letters. Pages also name the colour of what stands on the background by
 * it: one that nobody could read is meant so.
 */
function foregroundStyles({ background, foreground }: SurfaceColors, scheme: Scheme): Styles {
  const contrast = Math.abs(green(background) - green(foreground));
  return {
    [contrast < LEGIBLE ? '--ck-surface-elevated' : `--ck-foreground-${scheme}`]: foreground,
  };
}

/** Of `#rrggbb`; most of what makes a colour bright. Of others nothing is known. */
function green(color: string): number {
  return Number.parseInt(/^#..(..)..$/.exec(color)?.[1] ?? '', 16);
}

/**
 * As letters and lines the accent is as dark, or as light, as one can read. With each level there is
 * more of it behind what people wrote and chose.
 */
function accentStyles({ primary, level }: AccentColor): Styles {
  // Black or white, whichever is easier to read: `y` is the luminance that WCAG reckons with.
  const on = (white: number) => `clamp(0, (0.179 - y) * 9999, ${white})`;
  return {
    '--ck-accent': primary,
    '--ck-on-accent': `color(from ${primary} xyz-d65 ${on(0.9505)} ${on(1)} ${on(1.0888)} / 1)`,
    '--ck-level': String(level),
    '--ck-link-light': `oklch(from ${primary} min(l, 0.42) c h)`,
    '--ck-link-dark': `oklch(from ${primary} max(l, 0.8) min(c, 0.12) h)`,
  };
}

const asked = new Set<string>();

/** Registers the theme's web fonts with the document; `@font-face` does nothing in a shadow root. */
export function loadFonts(theme: ThemeOption): void {
  for (const font of theme.typography?.fontSources ?? []) {
    const key = JSON.stringify(font);
    if (asked.has(key)) continue;
    asked.add(key);
    const descriptors = {
      display: 'swap',
      ...font,
      weight: String(font.weight ?? 'normal'),
    } as const;
    document.fonts.add(new FontFace(font.family, `url(${JSON.stringify(font.src)})`, descriptors));
  }
}
