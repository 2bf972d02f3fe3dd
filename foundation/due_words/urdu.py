"""Urdu: days, weekdays and spans."""

from foundation.due_words.language import Language, counted

# Typed in Latin letters, people mix in the English names.
_WEEKDAYS = (
    "پیر|somwar|monday",
    "منگل|mangal|tuesday",
    "بدھ|budh|wednesday",
    "جمعرات|jumerat|jumairat|thursday",
    "جمعہ|جمعے|juma|jumma|friday",
    "ہفتہ|سنیچر|saturday",
    "اتوار|itwar|sunday",
)


def _weekdays() -> dict[str, str]:
    on = ("", " کو", " کے دن", " ko", " ke din")
    words = {
        f"weekday:{at}": "|".join(name + ending for name in names.split("|") for ending in on)
        for at, names in enumerate(_WEEKDAYS)
    }
    # Alone, this form is the week; with a postposition it is the Saturday.
    words["weekday:5"] += "|ہفتے کو|ہفتے کے دن"
    return words


URDU = Language(
    tag="ur",
    examples='"کل شام 5 بجے", "اگلے جمعہ", "2026-12-24"',
    words={
        **_weekdays(),
        **counted("number", 1, "ایک, دو, تین, چار, پانچ, چھ|چھے, سات, آٹھ, نو, دس, گیارہ, بارہ"),
        # The words for tomorrow and yesterday are the same; a task is due ahead.
        "day:0": "آج|aaj|aj",
        "day:1": "کل|آنے والے کل|آنے والا کل|kal",
        "day:2": "پرسوں|parson|parso",
        "day:-1": "گزشتہ کل",
        "unit:minute": "منٹ",
        "unit:hour": "گھنٹہ|گھنٹے",
        "units:hour": "گھنٹوں",
        "unit:day": "دن",
        "units:day": "دنوں",
        "unit:week": "ہفتے",
        "units:week": "ہفتوں",
        "unit:month": "مہینہ|مہینے|ماہ",
        "units:month": "مہینوں",
        "unit:year": "سال",
        "units:year": "سالوں",
        "number:30 unit:minute": "آدھے گھنٹے|آدھا گھنٹہ",
        "part:morning": "صبح|subah|subha",
        "part:afternoon": "دوپہر|dopahar|dopehar",
        "part:evening": "شام|shaam|sham",
        "part:night": "رات|raat",
        "oclock": "بجے|baje|bajay",
        "hence": "میں|بعد|کے بعد",
        "ago": "پہلے",
        "this": "اس",
        "next": "اگلے|اگلا|اگلی|agle|agla",
        "coming": "آنے والے",
    },
)
