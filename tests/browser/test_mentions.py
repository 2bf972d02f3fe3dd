"""Tasks and lists called by @, what they show of themselves, and commands called by /."""

from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.chat import answer, button, message_box, say, until_idle
from tests.browser.watch import assert_accessible


def field(page: Page) -> Locator:
    """Return where a message is written, whatever it is called by."""
    return page.get_by_label("Message", exact=True)


def suggestions(page: Page) -> Locator:
    """Return what the list offers."""
    return page.get_by_role("listbox", name="Suggestions to insert").get_by_role("option")


def is_click(request: Request) -> bool:
    """Return whether this is what the page makes of a click."""
    return request.url.endswith("/chatkit") and "threads.custom_action" in (request.post_data or "")


def caret(page: Page) -> int:
    """Return where the caret stands."""
    place: int = field(page).evaluate("(area) => area.selectionStart")
    return place


def test_a_task_is_mentioned_with_the_keyboard_alone(page: Page) -> None:
    say(page, "add 'Buy milk'", "add 'Paint the fence'")
    message_box(page).focus()
    page.keyboard.type("complete @pain")
    expect(page.get_by_role("combobox", name="Message")).to_be_focused()
    expect(suggestions(page)).to_have_text(["Paint the fence"])
    expect(suggestions(page)).to_have_attribute("aria-selected", "true")
    assert_accessible(page)

    page.keyboard.press("Enter")

    expect(field(page)).to_have_value("complete @Paint the fence ")
    expect(message_box(page)).to_be_focused()
    page.keyboard.press("Enter")
    until_idle(page)
    expect(button(answer(page), "Reopen")).to_be_visible()
    message = page.get_by_role("article", name="Your message").last
    expect(message).to_have_text("complete Paint the fence")
    expect(button(message, "Paint the fence")).to_be_visible()
    assert_accessible(page)


def test_a_tag_is_one_piece(page: Page) -> None:
    say(page, "add 'Buy milk'")
    message_box(page).focus()
    page.keyboard.type("Do @buy")
    expect(suggestions(page)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(field(page)).to_have_value("Do @Buy milk ")
    chip = page.locator(".chip")
    expect(chip).to_have_text("@Buy milk")

    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert caret(page) == len("Do ")
    page.keyboard.press("ArrowRight")
    assert caret(page) == len("Do @Buy milk")
    page.keyboard.type("!")
    expect(chip).to_have_text("@Buy milk")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")

    expect(field(page)).to_have_value("Do  ")
    expect(chip).to_have_count(0)


def test_what_is_chosen_can_be_undone_like_typing(page: Page) -> None:
    say(page, "add 'Buy milk'")
    message_box(page).focus()
    page.keyboard.type("Do @buy")
    expect(suggestions(page)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("Do @Buy milk ")

    page.keyboard.press("Control+z")

    expect(field(page)).to_have_value("Do @buy")


def test_a_tag_shows_what_it_is_and_a_click_opens_it(page: Page) -> None:
    say(page, "add 'Paint the fence' due 2031-05-04")
    button(page, "Mention").click()
    suggestions(page).first.click()
    preview = page.get_by_role("tooltip")
    page.locator(".chip").hover(force=True)
    expect(preview).to_contain_text("Paint the fence")
    page.mouse.move(0, 0)
    expect(preview).to_have_count(0)
    message_box(page).press("Enter")
    until_idle(page)
    tag = button(page.get_by_role("article", name="Your message").last, "Paint the fence")

    tag.focus()
    expect(preview).to_contain_text("4 May 2031")
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(tag).to_be_focused()
    tag.hover()
    expect(preview).to_be_visible()
    preview.hover()
    page.mouse.move(0, 0)
    expect(preview).to_have_count(0)

    with page.expect_request(is_click) as clicking:
        tag.click()

    assert "tsk_" in (clicking.value.post_data or "")
    until_idle(page)


def test_commands_are_called_by_a_slash(page: Page) -> None:
    page.locator("openai-chatkit").evaluate(
        """(chat) => chat.setOptions({
          api: { url: '/chatkit', domainKey: '' },
          composer: { tools: [{ id: 'plan', label: 'Planner', icon: 'calendar' }] },
          commands: {
            enabled: true,
            onSearch: async () => [
              { id: 'lists', label: 'A list…', description: 'Put a list in', group: 'Insert' },
              { id: 'dim', label: 'Dim the page', group: 'Page' },
            ],
            onSelect: async ({ id }) => {
              const home = { id: 'home', label: 'Home' };
              if (id === 'lists') return { type: 'menu', commands: [home] };
              if (id === 'dim') { document.title = 'dimmed'; return undefined; }
              return { type: 'entity', entity: { id: 'list:home', title: 'home' } };
            },
          },
        })"""
    )
    message_box(page).fill("")
    page.keyboard.type("show /")
    expect(suggestions(page)).to_have_text(["A list… Put a list in", "Dim the page", "Planner"])
    assert_accessible(page)

    page.keyboard.press("Enter")
    expect(suggestions(page)).to_have_text(["Home"])
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("show @home ")
    page.keyboard.type("/")
    expect(suggestions(page)).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_title("dimmed")
    expect(field(page)).to_have_value("show @home ")
    page.keyboard.type("/plan")
    expect(suggestions(page).last).to_have_text("Planner")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    expect(page.get_by_role("combobox", name="Tool")).to_have_value("plan")
    expect(field(page)).to_have_value("show @home ")
