/** The theme option → CSS variables of the element. */
import type { ChatKitOptions, ThemeOption } from '@openai/chatkit';
import type { Scheme } from '../widgets/css-values';
import type { Styles } from '../widgets/set-style';

const RADII = {
  pill: { card: '20px', button: '99px', field: '12px', bubble: '22px', composer: '28px' },
  round: { card: '16px', button: '12px', field: '10px', bubble: '16px', composer: '18px' },
  soft: { card: '10px', button: '8px', field: '8px', bubble: '10px', composer: '12px' },
  sharp: { card: '2px', button: '2px', field: '2px', bubble: '2px', composer: '2px' },
};
const DENSITIES = { compact: '0.8', normal: '1', spacious: '1.25' };
const TINT_STEP_PERCENT = 3;

export function themeOf(theme: ChatKitOptions['theme']): ThemeOption & { colorScheme: Scheme } {
  const option = typeof theme === 'string' ? { colorScheme: theme } : theme;
  return { ...option, colorScheme: option?.colorScheme ?? 'light' };
}

export function themeStyles(theme: ReturnType<typeof themeOf>): Styles {
  const { typography, color, colorScheme } = theme;
  const radii = RADII[theme.radius ?? 'pill'];
  const accent = color?.accent?.primary;
  return {
    '--ck-radius-card': radii.card,
    '--ck-radius-button': radii.button,
    '--ck-radius-field': radii.field,
    '--ck-radius-bubble': radii.bubble,
    '--ck-radius-composer': radii.composer,
    '--ck-density': DENSITIES[theme.density ?? 'normal'],
    '--ck-size': `${typography?.baseSize ?? 16}px`,
    '--ck-font': typography?.fontFamily,
    '--ck-mono': typography?.fontFamilyMono,
    '--ck-hue': color?.grayscale && String(color.grayscale.hue),
    '--ck-tint': color?.grayscale && `${color.grayscale.tint * TINT_STEP_PERCENT}%`,
    '--ck-accent': accent,
    '--ck-on-accent': accent && readableOn(accent),
    [`--ck-surface-${colorScheme}`]: color?.surface?.background,
    [`--ck-foreground-${colorScheme}`]: color?.surface?.foreground,
  };
}

/** Registers the theme's web fonts with the document; `@font-face` does nothing in a shadow root. */
export function loadFonts(theme: ThemeOption): void {
  for (const font of theme.typography?.fontSources ?? []) {
    const known = [...document.fonts].some(
      ({ family }) => family.replaceAll('"', '') === font.family,
    );
    if (known) continue;
    document.fonts.add(
      new FontFace(font.family, `url(${JSON.stringify(font.src)})`, {
        weight: String(font.weight ?? 'normal'),
        style: font.style ?? 'normal',
        display: font.display ?? 'swap',
        ...(font.unicodeRange ? { unicodeRange: font.unicodeRange } : {}),
      }),
    );
  }
}

/** Black or white, whichever is easier to read on a `#rrggbb` colour (WCAG relative luminance). */
function readableOn(background: string): string {
  const [, hex] = /^#([\da-f]{6})$/i.exec(background) ?? [];
  if (!hex) return '#fff';
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000' : '#fff';
}
