"""German."""

from foundation.due_words.language import Language, counted

_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_PARTS = {"morning": "morgen|vormittag", "afternoon": "nachmittag", "evening": "abend"}


def _parts_of_weekdays() -> dict[str, str]:
    # "morgen" is tomorrow, but after a weekday it is the morning.
    return {
        f"weekday:{at} part:{part}": "|".join(
            f"{weekday}{gap}{name}" for name in names.split("|") for gap in ("", " ")
        )
        for at, weekday in enumerate(_WEEKDAYS)
        for part, names in _PARTS.items()
    }


GERMAN = Language(
    tag="de",
    examples='"morgen um 17 Uhr", "nächsten Freitag", "24.12."',
    words={
        **counted("weekday", 0, "montag|mo, dienstag|di, mittwoch|mi, donnerstag|do, freitag|fr"),
        **counted("weekday", 5, "samstag|sa|sonnabend, sonntag|so"),
        **_parts_of_weekdays(),
        **counted("month", 1, "januar|jänner|jan, februar|feb, märz|maerz|mär|mrz, april|apr"),
        **counted("month", 5, "mai, juni|jun, juli|jul, august|aug, september|sep|sept"),
        **counted("month", 10, "oktober|okt, november|nov, dezember|dez"),
        **counted("number", 1, "eins, zwei, drei, vier, fünf|fuenf, sechs, sieben, acht, neun"),
        **counted("number", 10, "zehn, elf, zwölf|zwoelf, dreizehn, vierzehn, fünfzehn, sechzehn"),
        **counted("number", 17, "siebzehn, achtzehn, neunzehn, zwanzig"),
        "number:30": "dreißig",
        "number:45": "fünfundvierzig",
        "number:90": "neunzig",
        **counted("nth", 1, "erster|erste|ersten, zweiter|zweite|zweiten, dritter|dritte|dritten"),
        **counted("nth", 4, "vierter|vierte|vierten, fünfter|fünfte|fünften"),
        "a:1": "ein|eine|einem|einer|einen",
        "last": "letzter|letzte|letzten|letztes",
        "day:-2": "vorgestern",
        "day:-1": "gestern",
        "day:0": "heute",
        "day:1": "morgen",
        "day:2": "übermorgen|uebermorgen",
        "day:0 part:morning": "heute morgen|heute früh",
        "unit:minute": "minute|min",
        "units:minute": "minuten",
        "hour:hour": "h",
        "unit:hour": "stunde|std",
        "units:hour": "stunden",
        "unit:day": "tag|tages",
        "units:day": "tage|tagen",
        "unit:week": "woche",
        "units:week": "wochen",
        "unit:month": "monat|monats",
        "units:month": "monate|monaten",
        "unit:quarter": "quartal|quartals",
        "unit:year": "jahr|jahres",
        "units:year": "jahre|jahren",
        "number:15 unit:minute": "einer viertelstunde",
        "number:30 unit:minute": "einer halben stunde",
        "number:45 unit:minute": "einer dreiviertelstunde",
        "number:90 unit:minute": "anderthalb stunden|eineinhalb stunden",
        # Eight days are a week to many, and to others eight days.
        "idiom": "acht tagen|acht tage",
        "end of unit:month": "monatsende|zum monatsende",
        "end of unit:year": "jahresende|zum jahresende",
        "weekend": "wochenende",
        "part:morning": "früh|frueh|morgens|vormittag|vormittags|am morgen|am vormittag",
        "part:afternoon": "nachmittag|nachmittags|am nachmittag",
        "part:evening": "abend|abends|am abend",
        "named:12:00": "mittag|mittags|am mittag",
        "midnight": "mitternacht",
        "past:15": "viertel nach",
        "past:-30": "halb",
        "past:-15": "viertel vor|dreiviertel",
        "after": "nach",
        "vor": "vor",
        "uhr": "uhr",
        "in": "in",
        "this": "dieser|diese|diesen|dieses|diesem",
        "next": "nächster|nächste|nächsten|nächstes|nächstem|naechste|naechsten|naechster",
        "coming": "kommender|kommende|kommenden|kommendes",
        "end": "ende",
        "start": "anfang|beginn",
        "at": "um",
        "on": "am|an",
        "of": "von|vom|im|des",
        "the": "der|die|das|den|dem",
        "and": "und",
        "by": "bis|bis zum|bis zur|bis am|fällig|fällig am",
    },
)
