"""Urdu words for repeats, in its own letters and in Latin ones."""

from foundation.recurrence.vocabulary import Vocabulary

URDU = Vocabulary(
    "ur",
    words={
        "": "کو|کے دن|بعد|کے بعد|ko|ke din|baad|ke baad",
        "EVERY": "ہر|ہر ایک|har|har aik|har ek",
        "OTHER": "دوسرے|دوسری|doosre|dusre|doosray|doosri",
        "AND": "اور|aur|,|،|&|+",
        "DAY": "دن|روز|دنوں|din|roz",
        # Not the form that is Saturday, too.
        "WEEK": "ہفتے|ہفتوں|hafte|haftay|hafta|hafton",
        "MONTH": "مہینے|مہینہ|مہینوں|ماہ|mahine|mahinay|mahina|maheene|maah",
        "YEAR": "سال|سالوں|saal|sal",
        "EVERY DAY": "روزانہ|rozana|rozaana",
        "EVERY WEEK": "ہفتہ وار|ہفتے وار|hafta war|haftawar",
        "EVERY MONTH": "ماہانہ|mahana|mahaana",
        "EVERY YEAR": "سالانہ|salana|saalana",
        "W0": "پیر|سوموار|peer|pir|somwar|monday",
        "W1": "منگل|mangal|tuesday",
        "W2": "بدھ|budh|wednesday",
        "W3": "جمعرات|jumerat|jumairat|thursday",
        "W4": "جمعہ|جمعے|juma|jumma|friday",
        "W5": "سنیچر|saturday",
        "W6": "اتوار|itwar|sunday",
        "N1": "ایک|aik|ek",
        "N2": "دو|do",
        "N3": "تین|teen",
        "N4": "چار|char|chaar",
        "N5": "پانچ|panch|paanch",
        "N6": "چھ|چھے|chay|che",
        "N7": "سات|saat",
        "N8": "آٹھ|aath",
        "N9": "نو|nau",
        "N10": "دس|das",
        "N11": "گیارہ|gyarah",
        "N12": "بارہ|barah",
    },
    refused={
        "repeats within a day: a day is the least": "گھنٹہ|گھنٹے|گھنٹوں|منٹ|ghanta|ghante|minute",
        "is a time of day: it belongs in the due date": "بجے|baje|bajay",
        "is unclear: say ہر ہفتے or ہر سنیچر": "ہفتہ",
    },
)
