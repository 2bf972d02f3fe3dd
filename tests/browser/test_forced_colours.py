"""The page in the few colours that somebody's system forces on it, and without motion."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import answer, begin, button, row, say, sign_in, until_idle
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible
from tests.support.product import Product

SCHEMES = ("light", "dark")
# Words and controls that have nearly the colour of what is behind them, or of the plate that the
# browser puts behind words on other grounds than its own, which axe does not know of.
UNSEEN = """() => {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (...layers) => {
    for (const colour of layers) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'Canvas';
  const canvas = getComputedStyle(probe).color;
  probe.remove();
  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = above(at)) layers.unshift(getComputedStyle(at).backgroundColor);
    return rgba(canvas, ...layers);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  const all = (root) => [...root.querySelectorAll('*')].flatMap((node) =>
    [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
  return all(document)
    .filter((node) => !node.closest(':disabled, option'))
    .filter((node) => node.checkVisibility({ opacityProperty: true }))
    .filter((node) => {
      const says = [...node.childNodes].some(
        ({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
      const isDrawn = node instanceof SVGElement && node.matches('text, .bar');
      // The browser draws boxes to tick itself; swatches keep the colour that they stand for.
      const isControl = node.matches(
        'button, a, textarea, select, input:not([type=radio], [type=checkbox], [type=color])');
      const picture = isControl && node.querySelector('svg');
      const style = getComputedStyle(picture || node);
      const colour = isDrawn && says ? style.fill
        : (picture || isDrawn) && style.stroke !== 'none' ? style.stroke : style.color;
      const grounds = [behind(node)];
      if (says && !isDrawn && style.forcedColorAdjust === 'auto') grounds.push(rgba(canvas));
      return (says || isControl || isDrawn) && grounds.some(
        (ground) => contrast(rgba(canvas, colour), ground) < (says ? 4.5 : 3));
    })
    .map((node) => node.ariaLabel || node.textContent || node.outerHTML);
}"""
# What is chosen is so by more than by a ground, which all have in common here.
UNMARKED = """() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((node) =>
    [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
  const isMarked = (node) => {
    const { outlineStyle, boxShadow } = getComputedStyle(node);
    return outlineStyle !== 'none' || boxShadow !== 'none';
  };
  return all(document)
    .filter((node) => node.matches('[aria-pressed=true], [aria-current=true], .tools.chosen'))
    .filter((node) => node.checkVisibility())
    .filter((node) => !isMarked(node) && !isMarked(node.parentElement))
    .map((node) => node.ariaLabel || node.textContent);
}"""
MOVING = """() => {
  const root = document.querySelector('openai-chatkit').shadowRoot;
  return [...document.getAnimations(), ...root.getAnimations()]
    .filter((animation) => animation.effect.getComputedTiming().endTime > 1)
    .map((animation) => animation.animationName ?? animation.transitionProperty);
}"""


def assert_seen(page: Page) -> None:
    """Fail if a word or a control cannot be told from what is behind it."""
    assert page.evaluate(UNSEEN) == []
    assert page.evaluate(UNMARKED) == []
    assert_accessible(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_control_is_seen_in_forced_colours(
    browser: Browser, product: Product, scheme: str
) -> None:
    looks: dict[str, Any] = {"forced_colors": "active", "color_scheme": scheme}
    with visiting(browser, product, **looks) as page:
        sign_in(page, product)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert_seen(page)
        say(page, "add 'Buy milk'", "add 'Call mom' with high priority", "Show me all my tasks")
        assert_seen(page)
        button(row(answer(page), "Buy milk"), "Edit").click()
        expect(button(answer(page), "Save")).to_be_visible()
        assert_seen(page)
        button(page, "Settings").click()
        dialog = page.get_by_role("dialog", name="Settings")
        expect(dialog).to_be_visible()
        assert_seen(page)


@pytest.mark.parametrize("theme", SCHEMES)
def test_a_theme_that_was_chosen_gives_way_to_forced_colours(
    browser: Browser, product: Product, theme: str
) -> None:
    with visiting(browser, product, color_scheme="light") as page:
        sign_in(page, product)
        say(page, "add 'Buy milk'", f"switch to the {theme} theme")
        expect(page.locator("html")).to_have_attribute("data-theme", theme)

        page.emulate_media(forced_colors="active")

        assert_seen(page)


def test_nothing_moves_for_those_who_want_no_motion(page: Page) -> None:
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")

    begin(page, "add 'Buy milk'")

    assert page.evaluate(MOVING) == []
    until_idle(page)
    button(page, "History").click()
    expect(page.get_by_role("dialog", name="History")).to_be_visible()
    assert page.evaluate(MOVING) == []
