"""How often a task repeats, in the person's words."""

from backend.texts.repeats import RepeatTexts
from backend.texts.texts import Texts
from foundation.recurrence.describing import describe
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import LAST, WEEKEND, WORKING_DAYS, Frequency, Repeat
from foundation.recurrence.rrule import parse_rrule
from foundation.recurrence.words import read_repeat
from mcp_server.contract import Task


def repeat_words(task: Task, texts: Texts) -> str:
    """Return the task's rule in words; "" if it does not repeat."""
    english = task.repeat_words or ""
    if texts.repeats is None or not task.repeat:
        return english
    try:
        return rule_words(parse_rrule(task.repeat), texts)
    except RepeatFormatError:
        return english  # A rule of a newer task server.


def readable_repeat(task: Task, texts: Texts) -> str:
    """Return the rule in words that the task server can read again; "" if it does not repeat."""
    words = repeat_words(task, texts)
    if task.repeat and words != task.repeat_words and not _means(words, task.repeat):
        words = task.repeat_words or task.repeat
    return words or task.repeat or ""


def _means(words: str, rule: str) -> bool:
    try:
        return read_repeat(words) == read_repeat(describe(parse_rrule(rule)))
    except RepeatFormatError:
        return False


def rule_words(repeat: Repeat, texts: Texts) -> str:
    """Return a rule in words, in a language that has words for them."""
    words = texts.repeats
    if words is None:
        raise TypeError(texts.language)
    rule = _rule(repeat, words, texts)
    if repeat.after_completion:
        rule = words.after_completion.format(rule=rule)
    if repeat.count is not None:
        return texts.count(repeat.count, words.times, rule=rule)
    if repeat.until is not None:
        return words.until.format(rule=rule, date=texts.dates.day(repeat.until))
    return rule


def _rule(repeat: Repeat, words: RepeatTexts, texts: Texts) -> str:
    groups = {WORKING_DAYS: words.working_days, WEEKEND: words.weekend}
    if repeat.interval == 1 and not repeat.nth and repeat.weekdays in groups:
        return groups[repeat.weekdays]
    every, days = _every(repeat, words, texts), _days(repeat, words, texts)
    return words.on.format(every=every, days=days) if days else every


def _every(repeat: Repeat, words: RepeatTexts, texts: Texts) -> str:
    one, several = {
        Frequency.DAILY: (words.every_day, words.days),
        Frequency.WEEKLY: (words.every_week, words.weeks),
        Frequency.MONTHLY: (words.every_month, words.months),
        Frequency.YEARLY: (words.every_year, words.years),
    }[repeat.frequency]
    return one if repeat.interval == 1 else texts.count(repeat.interval, several)


def _days(repeat: Repeat, words: RepeatTexts, texts: Texts) -> str:
    """Return on which days of its unit it falls; "" if it follows its beginning."""
    if repeat.nth:
        named = _nth(repeat, words, texts)
    elif repeat.monthdays:
        days = sorted(repeat.monthdays, key=lambda day: day % 100)
        named = [words.last_day if day == LAST else words.monthday.format(day=day) for day in days]
    else:
        named = [texts.dates.short_weekdays[day] for day in sorted(repeat.weekdays)]
    if not named:
        return ""
    *first, last = named
    said = f"{words.comma.join(first)}{words.last_comma}{last}" if first else last
    if repeat.month is None:
        return said
    return words.of_month.format(days=said, month=texts.dates.full_months[repeat.month - 1])


def _nth(repeat: Repeat, words: RepeatTexts, texts: Texts) -> list[str]:
    is_any = len(repeat.weekdays) > 1
    weekday = words.working_day if is_any else texts.dates.weekdays[min(repeat.weekdays)]
    numbers = sorted(repeat.nth, key=lambda number: number % 10)
    return [
        words.nth[-1 if number == LAST else number - 1].format(weekday=weekday)
        for number in numbers
    ]
