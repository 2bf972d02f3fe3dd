"""ChatKit's theme: each of its tokens shows, and all of them can be read."""

from collections.abc import Generator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from backend.theme import Theme
from tests.browser.gallery import serving_gallery, visiting_gallery

SCHEMES = ("light", "dark")
# Lightness of what is behind, and of the letters: whoever sets both has to let them differ.
SURFACES = [("light", (95, 97, 100), (0, 10, 15)), ("dark", (0, 6, 10), (90, 95, 100))]


def _grey(**values: float) -> dict[str, Any]:
    return {"color": {"grayscale": {"hue": 220, "tint": 6} | values}}


def _accent(primary: str, level: int) -> dict[str, Any]:
    return {"color": {"accent": {"primary": primary, "level": level}}}


# Several values of each token; for what is a number with steps, all of them.
TOKENS: dict[str, list[dict[str, Any]]] = {
    "typography.baseSize": [{"typography": {"baseSize": size}} for size in range(14, 19)],
    "typography.fontFamily": [{}, {"typography": {"fontFamily": "monospace"}}],
    "typography.fontFamilyMono": [{}, {"typography": {"fontFamilyMono": "serif"}}],
    "radius": [{"radius": radius} for radius in ("pill", "round", "soft", "sharp")],
    "density": [{"density": density} for density in ("compact", "normal", "spacious")],
    "color.grayscale.hue": [_grey(hue=hue) for hue in range(0, 360, 60)],
    "color.grayscale.tint": [_grey(tint=tint) for tint in range(10)],
    "color.grayscale.shade": [_grey(shade=shade) for shade in range(-4, 5)],
    "color.accent.primary": [
        {},
        *(_accent(primary, 0) for primary in ("#7c3aed", "rgb(10 125 85)", "hsl(40 90% 60%)")),
    ],
    "color.accent.level": [_accent("#7c3aed", level) for level in range(4)],
    "color.surface": [
        {"color": {"surface": {"background": background, "foreground": foreground}}}
        for background in ("#fdf6e3", "#fff")
        for foreground in ("#073642", "#000")
    ],
}
WANTS = {"contrast": "more", "reduced_motion": "reduce"}
SHOW = """() => {
  const chat = gallery.drawChat({ items: gallery.THEMED_ITEMS });
  gallery.main.append(chat);
}"""
DRESS = """async (theme) => {
  const chat = document.querySelector('openai-chatkit');
  const fetch = async () => Response.json({});
  chat.setOptions({ api: { url: '/chatkit', domainKey: '', fetch }, theme });
  await chat.updateComplete;
  // It opens at its end; what people wrote stands above.
  chat.renderRoot.querySelector('.scroller')?.scrollTo(0, 0);
}"""
BORDER = "(node) => getComputedStyle(node).borderColor"
COLOUR = "(node) => getComputedStyle(node).color"
# Of letters, WCAG 2.2 1.4.3 and 1.4.6.
AA = 4.5
AAA = 7
# What is painted on what, and how much that has to differ. Lines: 1.4.11.
MEASURE = """async ([themes, letters]) => {
  const chat = gallery.drawChat({}, {}, true);
  gallery.main.append(chat);
  await chat.updateComplete;
  const api = { url: '/chatkit', domainKey: '' };
  const surfaces = ['surface', 'surface-secondary', 'surface-tertiary', 'surface-elevated',
    'surface-elevated-secondary'];
  const tones = ['secondary', 'success', 'danger', 'warning', 'caution', 'info', 'discovery'];
  const texts = ['primary', 'prose', 'emphasis', 'tertiary', 'link', ...tones];
  const grounds = ['surface', 'surface-elevated'];
  const soft = (tone) => `color-mix(in srgb, var(--ck-${tone}) 15%, transparent)`;
  const pairs = [
    ...texts.flatMap((text) => surfaces.map((ground) => [letters, text, ground])),
    ...tones.flatMap((tone) => grounds.map((ground) => [letters, tone, ground, soft(tone)])),
    ...tones.map((tone) => [letters, 'surface', tone]),
    ...['primary', 'secondary', 'tertiary'].map((text) => [letters, text, 'surface', 'hover']),
    [letters, 'primary', 'own'],
    [letters, 'on-main', 'main'],
    ...[...surfaces, 'own'].map((ground) => [3, 'focus', ground]),
    ...grounds.flatMap((ground) => [[3, 'field-border', ground], [3, 'mark', ground]]),
  ];
  const colours = [...new Set(pairs.flatMap(([, ...names]) => names))];
  const probes = colours.map((colour) => {
    const probe = document.createElement('i');
    probe.style.color = colour.includes('(') ? colour : `var(--ck-${colour})`;
    return probe;
  });
  chat.shadowRoot.querySelector('.chat').append(...probes);
  const canvas = new OffscreenCanvas(pairs.length * 2, 1);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const light = (pixels, at) => {
    const [r, g, b] = [0, 1, 2].map((part) => {
      const share = pixels[at * 4 + part] / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const weak = [];
  for (const theme of themes) {
    chat.setOptions({ api, theme });
    await chat.updateComplete;
    const seen = new Map(probes.map((probe, at) => [colours[at], getComputedStyle(probe).color]));
    pairs.forEach(([, text, ...ground], at) => {
      for (const colour of ground) {
        pen.fillStyle = seen.get(colour);
        pen.fillRect(at * 2, 0, 2, 1);
      }
      pen.fillStyle = seen.get(text);
      pen.fillRect(at * 2, 0, 1, 1);
    });
    const { data } = pen.getImageData(0, 0, canvas.width, 1);
    pairs.forEach(([needed, ...names], at) => {
      const [less, more] = [light(data, at * 2), light(data, at * 2 + 1)].sort((a, b) => a - b);
      const ratio = (more + 0.05) / (less + 0.05);
      if (ratio < needed) weak.push([ratio, names.join(' on '), JSON.stringify(theme)]);
    });
  }
  chat.remove();
  return weak.sort(([a], [b]) => a - b).slice(0, 40);
}"""


@pytest.fixture(scope="module")
def address() -> Generator[str, None, None]:
    """Where the gallery is."""
    with serving_gallery() as address:
        yield address


@pytest.fixture
def gallery(browser: Browser, address: str) -> Generator[Page, None, None]:
    """Have a gallery without its own samples."""
    with visiting_gallery(browser, address, "empty") as (page, watch):
        yield page
        watch.assert_nothing_wrong()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_greys_can_be_read(gallery: Page, scheme: str) -> None:
    themes = [
        {"colorScheme": scheme, "color": {"grayscale": {"hue": hue, "tint": tint, "shade": shade}}}
        for hue in range(0, 360, 30)
        for tint in range(10)
        for shade in range(-4, 5)
    ]

    assert gallery.evaluate(MEASURE, [themes, AA]) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_any_accent_can_be_read(gallery: Page, scheme: str) -> None:
    # The greys that are nearest to it in either direction.
    greys = ({"hue": 60, "tint": 9, "shade": -4}, {"hue": 240, "tint": 9, "shade": 4})
    themes = [
        {
            "colorScheme": scheme,
            "color": {
                "grayscale": grey,
                "accent": {"primary": f"rgb({red} {green} {blue})", "level": level},
            },
        }
        for red, green, blue in product((0, 85, 170, 255), repeat=3)
        for level in range(4)
        for grey in greys
    ]

    assert gallery.evaluate(MEASURE, [themes, AA]) == []


@pytest.mark.parametrize(("scheme", "grounds", "letters"), SURFACES)
def test_whatever_is_said_of_a_surface_can_be_read(
    gallery: Page, scheme: str, grounds: tuple[int, ...], letters: tuple[int, ...]
) -> None:
    themes = [
        {
            "colorScheme": scheme,
            "color": {
                "surface": {
                    "background": f"hsl({hue} {saturation}% {ground}%)",
                    "foreground": f"hsl({hue} {saturation}% {letter}%)",
                }
            },
        }
        for hue in range(0, 360, 30)
        for saturation in (0, 50, 100)
        for ground in grounds
        for letter in letters
    ]

    assert gallery.evaluate(MEASURE, [themes, AA]) == []


@pytest.mark.parametrize("token", TOKENS)
def test_the_server_passes_each_value_of_a_token_on(token: str) -> None:
    for theme in TOKENS[token]:
        passed_on = Theme.model_validate(theme).model_dump(
            mode="json", by_alias=True, exclude_none=True
        )

        assert passed_on == theme


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("token", TOKENS)
def test_each_value_of_a_token_looks_different(gallery: Page, token: str, scheme: str) -> None:
    themes = [{"colorScheme": scheme} | theme for theme in TOKENS[token]]
    gallery.evaluate(SHOW)
    chat = gallery.locator("openai-chatkit")
    expect(chat.get_by_role("button", name="Save")).to_be_visible()
    pictures = []
    for theme in themes:
        gallery.evaluate(DRESS, theme)
        pictures.append(chat.screenshot(animations="disabled"))
    gallery.evaluate("document.querySelector('openai-chatkit').remove()")

    assert len(set(pictures)) == len(themes)


def test_every_weight_of_a_font_is_loaded(gallery: Page) -> None:
    sources = [
        {"family": "Any", "src": f"/any-{weight}.woff2", "weight": weight} for weight in (400, 700)
    ]
    gallery.evaluate(SHOW)
    for _ in range(2):
        gallery.evaluate(DRESS, {"typography": {"fontSources": sources}})

    weights = gallery.evaluate("[...document.fonts].map(({ weight }) => weight)")

    assert weights == ["400", "700"]
    gallery.evaluate("document.querySelector('openai-chatkit').remove()")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_who_wants_more_contrast_has_it(browser: Browser, address: str, scheme: str) -> None:
    with visiting_gallery(browser, address, "empty", **WANTS) as (page, watch):
        page.evaluate(SHOW)
        page.evaluate(DRESS, {"colorScheme": scheme})
        letters = page.get_by_text("What is left to do?").evaluate(COLOUR)
        border = page.get_by_placeholder("Buy milk").evaluate(BORDER)
        page.evaluate("document.querySelector('openai-chatkit').remove()")

        assert border == letters
        assert page.evaluate(MEASURE, [[{"colorScheme": scheme}], AAA]) == []
        watch.assert_nothing_wrong()
