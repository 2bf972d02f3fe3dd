"""The patterns of Urdu clauses, in its own script and as it is typed in Latin letters.

The verb comes last, in one of many forms ("کرو", "کریں", "کر دو", "kar dein"), after "کو" or not.
"""

from backend.agent.builtin.language import Kind
from backend.agent.builtin.languages.writing import rules

LIST = r"(?:(?:کاموں\s+کی\s+)?(?:فہرست|لسٹ)|(?:kaamo?n?\s+ki\s+)?(?:list|fehrist))"
TASK = r"(?:کاموں|کام|ٹاسکس?|tasks?|kaamo?n?|kam)"
PRIORITY = (
    r"(?:بہت\s+)?(?:زیادہ|اعلیٰ|اعلی|اونچی|بلند|درمیانی|عام|متوسط|کم|نیچی|فوری|ضروری|اہم|"
    r"high|medium|low|urgent|zaroori|aham|fori)"
)
_PRIO = r"(?:ترجیح|اہمیت|priority|tarjeeh)"
_NEG = r"(?:(?:نہ|مت|نہیں|na|mat|nahi)\s+)?"
KARO = (
    rf"(?:{_NEG}(?:کروں|کرو|کریں|کرنا(?:\s+ہے)?|کیجیے|کیجئے|کیجیئے|کر\s*(?:دو|دیں|دیجیے|دیجئے|"
    rf"دینا|لو|لیں|ڈالو|دے)|کرد(?:و|یں|ینا)|کر|بنا\s*(?:دو|دیں|ؤ)|"
    r"karoon|karun|karo|kro|karein|karen|karain|krain|karna|kr|kijiye|kar\s*(?:do|dein|den|dain|"
    r"lo|dena|dijiye|de)|kr\s*(?:do|dein|den|lo)|krdo|kardo|kardein|kar)"
    r"(?:\s+(?:گا|نا|na))?)"
)
_KO = r"(?:\s+(?:کو|ko))?"
_REFS = r"(?P<refs>.+?)"
_TITLE = r"(?P<title>.+)"
_SOME = r"(?P<title>.+?)"
_IN_LIST = (
    rf"(?:(?:میری|ہماری|اپنی|meri|apni|hamari)\s+)?(?:(?P<list_before>(?!میری|اپنی|meri|apni|"
    rf"کاموں|todo|to-do)\S+)\s+(?:کی|والی|ki|wali)\s+(?:فہرست|لسٹ|list|fehrist)|"
    rf"(?:فہرست|لسٹ)\s+(?P<list>(?!میں|پر)[\w&-]+)|(?:to-?do\s+)?{LIST})\s+(?:میں|پر|mein|me|"
    rf"main|par|pe)"
)
_DONE = (
    r"(?:مکمل|ختم|پورا|پوری|پورے|کمپلیٹ|mukammal|mukamal|khatam|poora|pura|complete|"
    r"completed|done|finish)"
)
_HAS = (
    r"(?:ہو\s*(?:گیا|گئی|گئے|چکا|چکی|چکے)(?:\s+(?:ہے|ہیں))?|ہے|ہیں|کر\s*(?:لیا|لی|لیے|دیا|دی|دیے|"
    r"چکا|چکی)(?:\s+(?:ہے|ہیں|ہوں))?|کیا|"
    r"ho\s*(?:gaya|gya|gayi|gaye|chuka|chuki)(?:\s+(?:hai|hain|he))?|hogaya|hai|hain|"
    r"kar\s*(?:liya|lia|di|diya|chuka|chuki)(?:\s+(?:hai|hoon|hun))?|kr\s*(?:liya|lia|diya))"
)
_ME = r"(?:(?:میں\s+نے|ہم\s+نے|main\s+ne|maine|mene|mein\s+ne)\s+)?"
_AGAIN = r"(?:دوبارہ|پھر\s+سے|واپس|dobara|dubara|phir\s+se|wapis|wapas)"
_OPEN = (
    r"(?:کھولو|کھول\s*(?:دو|دیں|دیجیے)|کھولیں|کھولنا|شروع\s+\S+(?:\s+\S+)?|kholo|"
    r"khol\s*(?:do|dein|den)|kholein|open\s+kar\S*(?:\s+\S+)?)"
)
_DELETE = (
    rf"(?:(?:حذف|ڈیلیٹ|ڈلیٹ|delete|hazf|hazaf|remove|cancel|منسوخ|خارج)\s+{KARO}|(?:{_NEG}(?:مٹا|"
    rf"ہٹا|نکال|mita|hata|nikal|nikaal|uda))\s*"
    r"(?:ؤ|ئیں|ئے|نا|دو|دیں|دیجیے|دیجئے|دینا|do|dein|den|dain|o|ao|dijiye|ein|na|لو|کر))"
)
_DAY = r"(?P<due>.+?)"
_UNTIL = r"(?:\s+(?:تک|پر|کے\s+لیے|کے\s+لئے|کو|tak|par|pe|ke\s+liye|ko))?"
_MOVE = (
    rf"(?:(?:ملتوی|منتقل|شیڈول|مقرر|موخر|مؤخر|postpone|reschedule|move|shift|schedule|multavi|"
    rf"set)\s+{KARO}|لے\s+(?:جاؤ|جائیں|جاو|جا)|le\s+(?:jao|jaen|jayen|jaein)|"
    r"رکھ\s*(?:و|دو|یں|دیں)|rakh\s*(?:o|do|dein)|ڈال\s*(?:و|دو|دیں))"
)
_DATE = r"(?:(?:آخری\s+)?تاریخ|ڈیڈ\s*لائن|tareekh|tarikh|date|due\s*date|deadline)"
_FIELD = (
    r"(?P<field>تاریخ|ڈیڈلائن|نوٹ|تفصیل|ٹیگ|فہرست|ترجیح|date|tareekh|deadline|note|tag|"
    r"priority|tarjeeh)"
)
_ADDED = (
    rf"(?:(?:شامل|درج|ایڈ|اضافہ|نوٹ|add|shamil|note|likh)\s+{KARO}|(?:لکھ|ڈال|likh|daal|dal|"
    rf"rakh|رکھ)\s*(?:و|دو|لو|یں|دیں|لیں|دیجیے|o|do|lo|dein|den|lein))"
)
_NEW = (
    rf"(?:(?:ایک|aik|ek)\s+)?(?:(?:نیا|نئی|نئے|naya|nayi|"
    rf"new)\s+)(?:(?P<priority>{PRIORITY})\s+)?{TASK}"
)
_REMIND = (
    r"(?:یاد\s+(?:دلا|کرا|کروا)\s*(?:نا|ؤ|و|دو|دیں|ئیں|دینا|یئے|دیجیے|ئیے)|yaad\s+(?:dila|kara|"
    r"karwa)\s*(?:na|o|do|dein|den|dena|ein|dijiye)|"
    r"yaad\s+dilao|yad\s+dila\s*(?:o|do|na|dena))"
)

_PERIOD = (
    r"(?P<period>(?:\s*(?:اس|پچھلے|گزشتہ|آج|کل|ہفتے|ہفتہ|مہینے|مہینہ|دن|دنوں|میں|is|pichle|"
    r"aaj|hafte|mahine|din|\d+))*)"
)

RULES = (
    *rules(
        Kind.REMIND,
        rf"(?:مجھے|ہمیں|mujhe|muje|mujh\s+ko)\s+(?P<when>.+?)\s+{_REMIND}\s*(?:کہ|ke|k|"
        rf"kay)\s+{_SOME}(?:\s+(?:ہے|hai))?",
        rf"(?:(?:مجھے|ہمیں|mujhe|muje)\s+)?{_REMIND}\s*(?:کہ|:|،|,|ke|k|kay|"
        rf"keh)?\s+{_SOME}(?:\s+(?:ہے|hai))?",
        rf"(?:مجھے|ہمیں|mujhe|muje)\s+{_SOME}(?:\s+(?:کے\s+بارے\s+میں|کا|کی|ka|ki))?\s+{_REMIND}",
        rf"{_SOME}\s+(?:کی\s+)?{_REMIND}",
        rf"{_SOME}\s+(?:نہ|مت|na|mat)\s+(?:بھولنا|بھولو|بھولیں|bhoolna|bhulna|bhoolo)",
        rf"(?:مت|نہ|na|mat)\s+(?:بھولنا|بھولو|bhoolna|bhulna)\s*(?:کہ|:|،|ke|"
        rf"k)?\s+{_SOME}(?:\s+(?:ہے|hai))?",
    ),
    *rules(
        Kind.NOTE,
        rf"{_REFS}\s+(?:میں|پر|کے\s+ساتھ|mein|me|par)\s+نوٹ\s+(?:لکھو|شامل\s+{KARO}|"
        rf"لکھ\s*دو)\s*:\s*(?P<note>.+)",
    ),
    *rules(
        Kind.CLEAR,
        rf"{_REFS}\s+(?:کی|کا|سے|ki|ka|se)\s+{_FIELD}\s+{_DELETE}",
    ),
    *rules(
        Kind.UNTAG,
        rf"{_REFS}\s+(?:سے|se)\s+(?:(?:ٹیگ|tag)\s+|(?=#))(?P<tags>\S+)\s+{_DELETE}",
    ),
    *rules(
        Kind.TAG,
        rf"{_REFS}\s+(?:میں|پر|کو|mein|me|par|ko)\s+(?:ٹیگ|tag)\s+(?P<tags>\S+)\s+(?:لگا\s*(?:ؤ|"
        rf"دو|دیں)|{_ADDED}|laga\s*(?:o|do|dein))",
    ),
    *rules(
        Kind.PRIORITIZE,
        rf"{_REFS}\s+(?:کی|ki)\s+{_PRIO}\s+(?P<priority>{PRIORITY})\s+(?:{KARO}|رکھو|رکھ\s*دو)",
        rf"{_REFS}\s+(?:کو|ko)\s+(?P<priority>{PRIORITY})(?:\s+{_PRIO})?\s+(?:{KARO}|قرار\s+\S+|"
        rf"بناؤ|bana\s*(?:o|do|dein)|mark\s+{KARO})",
        rf"{_REFS}\s+(?P<priority>ضروری|فوری|اہم|urgent|zaroori)\s+(?:ہے|ہیں|hai)",
    ),
    *rules(
        Kind.REOPEN,
        rf"{_REFS}{_KO}\s+{_AGAIN}\s+{_OPEN}",
        rf"{_AGAIN}\s+{_OPEN}\s+{_REFS}",
        rf"{_REFS}{_KO}\s+(?:بحال|ری\s*اوپن|restore|bahal|reopen)\s+{KARO}",
        rf"{_REFS}{_KO}\s+(?:نامکمل|ادھورا|زیر\s+التوا|namukammal|pending|"
        rf"incomplete)\s+(?:{KARO}|ہے|hai|mark\s+{KARO})",
        rf"{_REFS}\s+(?:ابھی\s+|abhi\s+)?{_DONE}\s+(?:نہیں|nahi|nahin)\s+(?:ہوا|ہوئی|ہے|hua|hui|"
        rf"hai)(?:\s+(?:ہے|hai))?",
        rf"{_REFS}{_KO}\s+(?:ردی|کچرے|ٹوکری|trash)\s+سے\s+(?:واپس\s+)?\S+(?:\s+\S+)?",
        rf"{_REFS}{_KO}\s+(?:واپس|wapis|wapas)\s+(?:لاؤ|لائیں|لے\s+آؤ|lao|le\s+aao|la\s+do)",
    ),
    *rules(
        Kind.COMPLETE,
        rf"{_ME}{_REFS}{_KO}\s+{_DONE}\s+(?:{KARO}|{_HAS}|mark\s+{KARO})",
        rf"{_DONE}\s+{KARO}\s*:?\s+{_REFS}",
        rf"{_REFS}{_KO}\s+(?:mark|مارک)\s+{_DONE}\s+{KARO}",
        rf"{_REFS}\s+(?:(?:والا|والی|wala|wali)\s+(?:کام|kaam)\s+)?(?:ہو\s*(?:گیا|گئی|گئے|چکا|"
        rf"چکی)(?:\s+(?:ہے|ہیں))?|ho\s*(?:gaya|gya|gayi|chuka)(?:\s+hai)?|hogaya|hogya)",
        rf"{_REFS}\s+(?:پر|par)\s+(?:نشان|ٹک|tick)\s+(?:لگا\s*(?:ؤ|دو|دیں)|laga\s*(?:o|do|dein)|"
        rf"{KARO})",
        rf"(?:{_DONE}\s+{KARO}|ہو\s*گیا|ho\s*gaya)(?P<refs>)",
    ),
    *rules(
        Kind.COMPLETE,
        rf"{_ME}{_REFS}\s+(?:کر\s*(?:لیا|لی|دیا|دی)(?:\s+ہے)?|kar\s*(?:liya|lia|diya|li|"
        rf"di)(?:\s+hai)?|{_DONE})",
        needs_number=True,
    ),
    *rules(
        Kind.DELETE,
        rf"{_REFS}{_KO}(?:\s+(?:میری\s+)?{LIST}\s+(?:سے|میں\s+سے|se|mein\s+se))?\s+{_DELETE}",
        rf"(?:(?:میری|اپنی|meri)\s+)?{LIST}\s+(?:سے|میں\s+سے|se|"
        rf"mein\s+se)\s+{_REFS}{_KO}\s+{_DELETE}",
        rf"{_DELETE}\s*:?\s+{_REFS}",
        rf"{_DELETE}(?P<refs>)",
    ),
    *rules(
        Kind.RENAME,
        rf"{_REFS}\s+(?:کا|ka)\s+(?:نام|عنوان|naam|name|title)\s+(?:بدل\s+کر\s+|"
        rf"تبدیل\s+کر\s+کے\s+|badal\s+kar\s+|change\s+kar\s+ke\s+)?{_SOME}\s+(?:{KARO}|"
        rf"رکھ\s*(?:و|دو|یں|دیں)|rakh\s*(?:o|do|dein))",
        rf"{_REFS}\s+(?:کو|ko)\s+(?:بدل\s+کر|تبدیل\s+کر\s+کے|badal\s+kar|"
        rf"change\s+kar\s+ke)\s+{_SOME}\s+{KARO}",
        rf"{_REFS}\s+(?:کا|ka)\s+(?:نام|عنوان|naam|name|title)\s+(?:بدلو|بدل\s*(?:دو|دیں)|"
        rf"تبدیل\s+{KARO}|badlo|badal\s*(?:do|dein)|change\s+{KARO})(?:\s*:\s*|\s+)?(?P<title>.*)",
    ),
    *rules(
        Kind.MOVE,
        rf"{_REFS}\s+(?:کو|ko)\s+{_IN_LIST}\s+(?:منتقل\s+{KARO}|{_ADDED}|لے\s+جاؤ|move\s+{KARO})",
    ),
    *rules(
        Kind.DUE,
        rf"{_REFS}\s+(?:کی|ki)\s+{_DATE}\s+(?:بدل\s+کر\s+|تبدیل\s+کر\s+کے\s+|"
        rf"badal\s+kar\s+)?{_DAY}{_UNTIL}\s+(?:{KARO}|{_MOVE})",
        rf"{_REFS}\s+(?:کو|ko)\s+{_DAY}{_UNTIL}\s+{_MOVE}",
        rf"{_REFS}\s+(?:کو|ko)\s+{_DAY}\s+(?:پر|تک|par|pe|tak)\s+(?:{KARO})",
        rf"(?P<refs>(?:(?:کام|kaam|task)\s+)?(?:نمبر\s+|"
        rf"number\s+)?#?\d+)\s+{_DAY}{_UNTIL}\s+{_MOVE}",
        rf"{_DAY}{_UNTIL}\s+{_REFS}{_KO}\s+(?:ملتوی|موخر|postpone)\s+{KARO}",
    ),
    *rules(
        Kind.ADD,
        rf"(?:(?:یہ|درج\s+ذیل|ye)\s+)?(?P<many>کاموں|tasks|کام)\s+(?:شامل|ایڈ|add|"
        rf"shamil)\s+{KARO}\s*:\s*{_TITLE}",
        rf"(?:{_NEW}|{TASK})\s+(?:شامل|ایڈ|add|shamil|درج|create)\s+{KARO}\s*[:،,-]?\s*{_TITLE}",
        rf"{_NEW}\s+(?:بنا\s*(?:ؤ|و|ئیں|دو|دیں)|bana\s*(?:o|do|dein|ein)|banao|"
        rf"create\s+{KARO})\s*[:،,-]?\s*{_TITLE}",
        rf"{_NEW}\s*[:،,-]?\s+{_TITLE}",
        rf"(?:(?P<priority>{PRIORITY})\s+)?(?:{TASK}|to-?do)\s*:\s*{_TITLE}",
        rf"{_IN_LIST}\s+{_SOME}{_KO}\s+{_ADDED}",
        rf"{_SOME}{_KO}\s+{_IN_LIST}\s+{_ADDED}",
        rf"(?:ایک\s+|نیا\s+)*{TASK}\s+{_ADDED}(?P<title>)",
        rf"(?:شامل|ایڈ|add|shamil)\s+{KARO}\s*[:،,]?\s+{_TITLE}",
        rf"{_SOME}{_KO}\s+{_ADDED}",
        rf"(?:شامل|ایڈ|add|shamil)\s+{KARO}(?P<title>)",
    ),
    *rules(
        Kind.LISTS,
        r"(?:(?:میری|میرے|کون\s+سی|کونسی|کتنی|تمام|سب|ساری|meri|kaun\s+si|kitni|"
        r"sari)\s+)*(?:فہرستیں|لسٹیں|فہرستوں|lists|listen|fehristen)"
        r"(?:\s+(?:ہیں|دکھاؤ|دکھائیں|بتاؤ|hain|dikhao|batao|دکھا\s+دو|کیا\s+ہیں|کون\s+سی\s+ہیں))*",
        r"(?:میرے\s+پاس\s+|mere\s+pas\s+)?(?:کون\s+سی|کونسی|کتنی|کون\s+کون\s+سی|kaun\s+si|"
        r"kitni)\s+(?:فہرستیں|لسٹیں|lists?)(?:\s+(?:ہیں|hain))?",
    ),
    *rules(
        Kind.STATISTICS,
        rf"(?:میں\s+نے\s+|maine\s+|main\s+ne\s+|"
        rf"mein\s+ne\s+)?{_PERIOD}\s*(?:میں\s+نے\s+)?(?:کتنے|kitne)\s+(?:کام|kaam|"
        rf"tasks)\s+{_DONE}\s+(?:کیے|کئے|کر\s+لیے|ہوئے|kiye|kiay|kie)(?:\s+(?:ہیں|hain))?",
        rf"{_PERIOD}\s*(?:(?:میرے|میری|mere|meri)\s+)?(?:اعداد\s*و\s*شمار|اعدادوشمار|کارکردگی|"
        rf"statistics|stats)(?:\s+(?:دکھاؤ|دکھائیں|بتاؤ|dikhao|batao))?",
    ),
    *rules(
        Kind.REPORT,
        r"(?:میں\s+نے\s+|maine\s+|"
        r"main\s+ne\s+)?(?P<thing>.{2,60}?)\s+(?P<verb>[^\W\d_]{2,12})\s+(?:لیا|دیا|لی|دی|لیے|"
        r"دیے|liya|diya|lia|li|di)(?:\s+(?:ہے|ہیں|hai))?",
    ),
    *rules(
        Kind.SHOW,
        rf"(?!\d+\s+{TASK}){_REFS}(?:\s+(?:کی\s+تفصیل(?:ات)?|ki\s+tafseel))?\s+"
        r"(?:دکھاؤ|دکھائیں|dikhao)",
        needs_number=True,
    ),
    *rules(
        Kind.SEARCH,
        rf"(?P<text>.+?)\s+(?:والے|والا|والی|کے|wale|wala|ke|ka)\s+(?:کام|tasks?|"
        rf"kaam)\s+(?:تلاش\s+{KARO}|ڈھونڈو|ڈھونڈیں|dhoondo|talash\s+{KARO}|search\s+{KARO})",
        rf"(?P<text>.+?)(?:\s+کو)?\s+(?:تلاش\s+{KARO}|ڈھونڈو|ڈھونڈیں|ڈھونڈ\s*دو|dhoondo|dhundo|"
        rf"talash\s+{KARO}|search\s+{KARO})",
        rf"(?:تلاش\s+{KARO}|ڈھونڈو|dhoondo|search\s+{KARO})\s*:?\s+(?P<text>.+)",
    ),
    *rules(
        Kind.NEED,
        rf"(?:مجھے|mujhe|muje)\s+{_SOME}\s+(?:ہے|hai|چاہیے|پڑے\s+گا)",
    ),
)
