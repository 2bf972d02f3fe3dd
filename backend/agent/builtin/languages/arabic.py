"""Arabic, which is not understood: English in all but what is said of that."""

import re
from dataclasses import replace

from backend.agent.builtin.english import ENGLISH

_LETTER = re.compile(r"[\u0621-\u064a]")
_OF_OTHERS = re.compile(r"[^\W\d_\u0621-\u0652]")
"""Letters of all other languages, those of Urdu and Persian too."""
_UNKNOWN = (
    "لا أفهم العربية بعد، فلم أغيّر شيئًا: أعمل بلا نموذج لغة وأفهم الإنجليزية والألمانية والفرنسية "
    "والإسبانية والأردية. الأزرار والنماذج تعمل بالعربية: لإضافة مهمة اكتبها في سطر الإضافة أعلى "
    "قائمة المهام، أو ابدأ رسالتك بكلمة \u2068add\u2069 ثم عنوان المهمة بالعربية، مثل: "
    "\u2068add شراء الحليب\u2069. للمحادثة بالعربية اضبط \u2068TASKCHAT_MODEL\u2069."
)

_PLANNER = (
    "أستطيع أن أخطط يومك أو أسبوعك أو أن أرتب ما تأخر، لكني لا أفهم العربية بعد، فلم أغيّر شيئًا. "
    "اكتب "
    "\u2068plan my day\u2069 أو \u2068plan my week\u2069 أو \u2068triage overdue\u2069."
)

ARABIC = replace(
    ENGLISH,
    tag="ar",
    texts={
        **ENGLISH.texts,
        "unknown": _UNKNOWN,
        "unknown_offer": _UNKNOWN,
        "plan.help": _PLANNER,
    },
)


def is_arabic(message: str) -> bool:
    """Return whether a message is written in Arabic letters, and in no others."""
    return bool(_LETTER.search(message)) and not _OF_OTHERS.search(message)
