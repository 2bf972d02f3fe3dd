"""The words of Urdu: lists, references, details, politeness, small talk."""

from backend.agent.builtin.intents import Remark, Wish
from backend.agent.builtin.language import DateWords, ListingWords, ReferenceWords
from backend.agent.builtin.languages.urdu_rules import KARO, LIST, PRIORITY, TASK
from backend.agent.builtin.languages.writing import (
    counted,
    meanings,
    meant,
    pattern,
    priorities,
    statuses,
    words,
)

_TOO = r"(?:\s+(?:بھی|دوبارہ|اب|bhi|ab))*"
_ORDINAL_NOISE = "والا والی والے کام کو نمبر فہرست میں wala wali wale kaam ko number task"

REFERENCES = ReferenceWords(
    leading=pattern(
        rf"^(?:(?:میرا|میری|میرے|اس|وہ|یہ|ان|mera|meri|mere|wo|woh|ye|is|us|{TASK}|نمبر|number|"
        rf"no\.?)(?:\s+|(?=#))|(?:نمبر|کام|number|task|kaam)(?=\d))+(?=\S)"
    ),
    trailing=pattern(
        rf"(?:\s+(?:(?:والے|والا|والی|wale|wala|wali)(?:\s+{TASK})?|{TASK}|بھی|اب|دوبارہ|bhi|ab|"
        rf"کو|ko|کا|کی|کے|(?:میری\s+)?{LIST}\s+سے))+$"
    ),
    it=pattern(
        rf"(?:اسے|اس(?:\s+(?:کام|کو))?(?:\s+کو)?|یہ(?:\s+والا)?(?:\s+کام)?|وہ(?:\s+(?:والا|"
        rf"کام))?|اسی(?:\s+کو)?|isse|ise|is\s+ko|isko|usko|use|us\s+ko|ye|yeh|wo|woh){_TOO}"
    ),
    them=pattern(
        rf"(?:انہیں|ان(?:\s+(?:کو|دونوں))?(?:\s+کو)?|دونوں(?:\s+(?:کو|کام))?|یہ\s+دونوں|inhe|"
        rf"inhein|dono|in\s+dono(?:\s+ko)?){_TOO}"
    ),
    all=pattern(
        rf"(?:(?:میرے\s+|mere\s+)?(?:سب|تمام|سارے|ساری|سبھی|sab|tamam|saare|sare)(?:\s+(?:کچھ|"
        rf"{TASK}|مکمل|kuch|mere|میرے|پرانے|شدہ|completed))*(?:\s+(?:کو|ko))?|"
        rf"(?:میری|پوری|ساری|meri|puri|saari)\s+(?:پوری\s+|ساری\s+)?{LIST}|(?:میرے|"
        rf"mere)\s+(?:کام|kaam|tasks))"
    ),
    range=pattern(
        r"#?(?P<first>\d{1,9})\s*(?:-|\u2013|\u2014|\bسے\b|\bse\b|"
        r"\bتا\b)\s*#?(?P<last>\d{1,9})(?:\s+(?:تک|tak))?"
    ),
    separator=pattern(r"[\s,،;؛&+/]+|\bاور\b|\baur\b"),
    conjunction=pattern(r"(?:^|\s)(?:اور|aur)\s"),
    ordinals=counted(
        "پہلا|پہلے|پہلی|pehla|pehli|pehle|pahla دوسرا|دوسرے|دوسری|doosra|dusra|dusri|doosri "
        "تیسرا|تیسرے|تیسری|teesra|tisra|teesri "
        "چوتھا|چوتھے|چوتھی|chotha|chautha پانچواں|پانچویں|panchwan چھٹا|چھٹے|chata ساتواں|ساتویں "
        "آٹھواں|آٹھویں نواں|نویں دسواں|دسویں",
    )
    | dict.fromkeys(words("آخری aakhri akhri"), -1),
    ordinal_noise=words(_ORDINAL_NOISE),
    numbers={
        word: str(number)
        for word, number in counted(
            "ایک|aik|ek دو|do تین|teen چار|char پانچ|panch چھ|che سات|saat آٹھ|aath نو|nau دس|das",
            first=1,
        ).items()
    },
    nouns=pattern(r"(?:میرا\s+|mera\s+)?(?:کام|نمبر|ٹاسک|kaam|number|task)\s"),
)

LISTING = ListingWords(
    heads=words(
        "دکھاؤ دکھائیں دکھا دکھائو دکھانا دیکھنا دیکھاؤ دکھادو دکھادیں بتادو بتادیں بتاؤ بتائیں "
        "بتا کیا کون کونسے کونسا کتنے کتنا دیکھوں دیکھیں سناؤ کھولو "
        "dikhao dikhaen dikhayen dikhaein dikha dikhado dikhadein dekhao batao bata batayen kya "
        "kia kaun kon konsay kaunse kitne kitna show list dekhna"
    ),
    nouns=words(
        "کام کاموں فہرست لسٹ ٹاسک ٹاسکس چیزیں کچھ پروگرام کرنا ایجنڈا kaam kaamon kam list "
        "fehrist task tasks todo karna karne cheezen"
    ),
    fillers=words(
        "میری میرے میرا میں مجھے ہماری ہمارے اپنی اپنے کی کے کا کو سے ہے ہیں ہو ذرا ابھی اب تک "
        "پر جو وہ یہ آج والے والی کرنے کرنا کرنی مجھ بھی اور "
        "کرلیے کرلئے کرچکا کرلیا گے گا باقی ہوئے ہوا نہیں ہوں لیے لئے نے لیا کیے کئے چکے گئے "
        "میرےپاس پاس رہ رہا گیا سا سی "
        "meri mere mera mein me mujhe hamari apni ki ke ka ko se hai hain he ho zara abhi ab tak "
        "par jo wo ye wale wali karne karna bhi aur "
        "nahi liye ne liya kiye gaye pas paas please reh raha gaya hua hue si se hoon"
    ),
    statuses=statuses(
        pending="باقی نامکمل زیرالتوا ادھورے رہتے بقیہ baqi baaqi pending namukammal adhure rehte",
        completed="مکملشدہ مکمل ختم پورے مکمل‌شدہ شدہ ہوچکے mukammal mukamal complete completed "
        "khatam done",
        trash="ردی ٹوکری حذفشدہ کچرا trash deleted",
        all="سب تمام سارے ساری sab tamam saare sare all",
    ),
    joined=pattern(
        r"\bto[\s-]do(?:s\b|\b)|دکھا\s+(?:دو|دیں)|بتا\s+(?:دو|دیں)|dikha\s+(?:do|dein)|(?:حذف|"
        r"مکمل)\s+شدہ|کر\s+(?:لیے|لئے|چکا|لیا)"
    ),
    negations=words("نہیں nahi nahin"),
    bare=words("باقی فہرست آج"),
    imperatives=frozenset(),
    doing=pattern(
        r"(?:اب\s+|ab\s+)?(?:مجھے|میں|mujhe|main)?\s*(?:اب\s+|ab\s+)?(?:کیا|kya|kia)\s+(?:کیا\s+|"
        r"kya\s+)?(?:کرنا|کروں|کریں|باقی|رہتا|رہ\s+گیا|karna|karoon|karun|baqi|baaqi)(?:\s+(?:ہے|"
        r"ہیں|چاہیے|hai|hain|chahiye))?"
    ),
    filters=(
        pattern(
            r"(?:(?:فہرست|لسٹ)\s+(?P<list>(?!میں|دکھا|دکھاؤ|دکھائیں|سے|کے|کو|بتاؤ|"
            r"پر)[\w&-]+))(?=\s|$)"
        ),
        pattern(
            r"(?<!\S)(?P<list>(?!میری|اپنی|پوری|ساری|کاموں|meri|apni|kaamon|آج|کل|aaj|"
            r"kal)[\w&-]+)\s+(?:والی|کی|wali|ki)\s+(?:فہرست|لسٹ|list)(?:\s+(?:میں|سے|کے|mein))?"
        ),
        pattern(r"(?:ٹیگ|tag)\s+#?(?P<tag>[\w-]+)(?:\s+(?:والے|wale|کے\s+ساتھ))?"),
        pattern(r"(?<!\S)#(?P<tag>[^\W\d][\w-]*)"),
        pattern(rf"(?P<priority>{PRIORITY})\s+(?:ترجیح|priority)(?:\s+(?:والے|wale))?"),
        pattern(r"(?<!\S)(?P<priority>فوری|ضروری|اہم|urgent|zaroori|aham)(?!\S)"),
        pattern(
            r"(?<!\S)(?P<when>اس\s+ہفتے|is\s+hafte|آج|کل|aaj|aj|kal|tomorrow|today|تاخیر\s+(?:شدہ|والے|کا\s+شکار)|"
            r"لیٹ|late|overdue|دیر\s+سے|زائد\s+المیعاد)(?:\s+(?:کے|کا|کی|ke|ka|ki|والے|"
            r"wale))?(?!\S)"
        ),
        pattern(r"(?P<text>.+?)\s+(?:کے\s+بارے\s+میں|سے\s+متعلق|ke\s+bare\s+mein|والے|wale)(?=\s)"),
    ),
    when={
        "آج": "today",
        "aaj": "today",
        "aj": "today",
        "today": "today",
        "کل": "tomorrow",
        "kal": "tomorrow",
        "tomorrow": "tomorrow",
        "اس ہفتے": "week",
        "is hafte": "week",
        "تاخیر شدہ": "overdue",
        "تاخیر والے": "overdue",
        "تاخیر کا شکار": "overdue",
        "لیٹ": "overdue",
        "late": "overdue",
        "overdue": "overdue",
        "دیر سے": "overdue",
        "زائد المیعاد": "overdue",
    },
)

LEAD = pattern(
    r"(?:(?:سلام|السلام\s+علیکم|ہیلو|ارے|اچھا|ٹھیک\s+ہے|تو|اور|پھر|اب|براہ\s+کرم|برائے\s+مہربانی|"
    r"مہربانی\s+کر\s+کے|پلیز|جی|ہاں|شکریہ|ذرا|"
    r"salam|assalam\s*o\s*alaikum|hello|hi|acha|accha|theek\s+hai|to|aur|phir|ab|please|plz|pls|"
    r"haan|ji|shukriya|zara|bhai|yaar|یار|بھائی)(?:\s*[,،!.:\u2013-]+\s*|\s+)"
    r"|(?:کیا\s+)?(?:آپ|تم)\s+|(?:kya\s+)?(?:aap|ap|tum)\s+|(?:میں\s+چاہتا\s+ہوں\s+کہ)\s+)(?=\S)"
)
REQUEST = pattern(
    r"(?:.*?\W)?(?:سکتے|سکتی|سکتا|براہ\s+کرم|پلیز|برائے\s+مہربانی|sakte|sakti|sakta|please|plz)"
)
TAIL = pattern(
    r"[\s,،]+(?:پلیز|براہ\s+کرم|برائے\s+مہربانی|شکریہ|مہربانی|سکتے\s+(?:ہیں|ہو)|سکتی\s+(?:ہیں|"
    r"ہو)|نا|please|plz|pls|shukriya|sakte\s+(?:hain|ho)|na|yaar|یار)$"
)
NEGATION = pattern(
    rf"(?=.*\s(?:نہ|مت|na|mat)\s+{KARO}$)|(?=.*\s(?:نہ|مت|na|mat)\s+(?:مٹا|ہٹا|نکال|hata|mita|"
    rf"nikal)\S*(?:\s+\S+)?$)|(?=.*{KARO}\s+(?:مت|نہیں|mat|nahi)$)"
    r"|(?:مت|نہ|na|mat)\s+(?=\S)"
)
QUESTION = pattern(
    r"(?:کیا|کیوں|کیسے|کب|کہاں|کون|kya|kyun|kyu|kaise|kab|kahan|kaun)\s+(?:(?:میں|مجھے|main|mein|"
    r"mujhe)\s+)*"
)
ASKS = pattern(
    r"(?:\S+\s+){0,3}(?:کیا|کون|کیوں|کیسے|کیسا|کیسی|کب|کہاں|kya|kaun|kyun|kyu|kaise|kaisa|kaisi|"
    r"kab|kahan)\b"
)
SEPARATOR = pattern(
    r"(?P<hard>\s*[;؛]+\s*)|(?P<sentence>(?<=\S)[.!?؟۔…]+\s+)"
    r"|(?P<but>\s*[,،]?\s+(?:لیکن|مگر|بلکہ|lekin|magar)\s+)"
    r"|(?P<then>\s*[,،]?\s(?:اور\s+|aur\s+)?(?:پھر|اس\s+کے\s+بعد|phir)\s+)"
    r"|(?P<soft>\s*[,،]\s+(?:اور\s+|aur\s+)?|\s+(?:اور|aur|&|\+)\s+)"
)
EVIDENCE = pattern(
    rf"#\d+|\b\d+\b|\b{TASK}\b|{KARO}$|(?:مٹا|ہٹا|دکھا|hata|mita|dikha)\S*(?:\s+\S+)?$"
)

DETAILS = (
    pattern(
        r"(?:[,،;]?\s*)(?<!\S)\(?(?P<due>\d{4}-\d{2}-\d{2}(?:(?:T|"
        r"\s+)\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)\)?(?:\s+(?:تک|کو|پر|tak|ko|par|"
        r"se\s+pehle|سے\s+پہلے))?(?=[\s,،.;!?]|$)"
    ),
    pattern(r"(?<!\S)!(?P<priority>اہم|فوری|ضروری|high|medium|low|urgent)\b"),
    pattern(
        rf"(?:\s*[,،;(\u2013-]\s*|\s+)(?P<priority>{PRIORITY})\s+(?:ترجیح|"
        rf"priority)(?:\s+(?:کے\s+ساتھ|سے|ke\s+sath|se|میں|par|پر))?\)?$"
    ),
    pattern(
        rf"^(?P<priority>{PRIORITY})\s+(?:ترجیح|priority)\s*(?:[:,،\u2013-]|کے\s+ساتھ|والا\s+کام|"
        rf"سے)\s*"
    ),
    pattern(r"^(?P<priority>فوری|ضروری|اہم|urgent|zaroori)\s*[:,،\u2013-]\s*"),
    pattern(r"(?:\s*[,،;(\u2013-]\s*)(?P<priority>فوری|ضروری|اہم|urgent|zaroori)\)?$"),
    pattern(r"(?<!\S)#(?P<tags>[^\W\d][\w-]*)"),
)
PRIORITIES = priorities(
    high="زیادہ اعلیٰ اعلی اونچی بلند فوری ضروری اہم بہت high urgent zaroori aham fori",
    medium="درمیانی عام متوسط medium",
    low="کم نیچی low",
)
FIELDS = meanings(
    due="تاریخ ڈیڈلائن date tareekh deadline",
    description="نوٹ تفصیل note",
    tags="ٹیگ tag",
    list="فہرست",
    priority="ترجیح priority tarjeeh",
)
DATE_WORDS = pattern(
    r"(?:آج|کل|پرسوں|اگلے|اس|(?:پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار)|aaj|kal|parson|"
    r"\d{4}-\d\d-\d\d)(?:\s.*)?"
)
DATES = DateWords(
    weekdays=("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
    months=(
        *("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر"),
        *("اکتوبر", "نومبر", "دسمبر"),
    ),
    day="{weekday}، {day} {month} {year}",
    instant="{day}، {time}",
)

_END = r"[\s.!?,:;)(،۔؟]*"
_TALK: tuple[tuple[Remark | Wish, str], ...] = (
    (
        Remark.GREETING,
        r"(?:(?:السلام|اسلام)\s+(?:و\s+)?علیکم|سلام|آداب|ہیلو|ہائے|صبح\s+بخیر|شام\s+بخیر|salam|"
        r"(?:as)?salam\s*(?:o|u)?\s*(?:alaikum|alaykum|walekum)|adaab)(?:[\s,،]+(?:جناب|بھائی|جی|"
        r"ji|bhai))*|"
        r"(?:آپ\s+|تم\s+|aap\s+|tum\s+)?(?:کیسے|کیسی|کیسا|kaise|kaisay|kaisi)\s+(?:ہیں|ہو|"
        r"حال\s+ہے|hain|ho)(?:\s+(?:آپ|aap))?|(?:کیا|kya)\s+(?:حال|haal)\s+(?:ہے|ہیں|hai)",
    ),
    (
        Remark.THANKS,
        r"(?:بہت\s+(?:بہت\s+)?|bohat\s+|bahut\s+|bohot\s+)?(?:شکریہ|مہربانی|نوازش|شکریا|shukriya|"
        r"shukria|meharbani|thanks|thank\s+you)(?:[\s,،]+(?:آپ\s+کا|جی|aap\s+ka|ji|بھائی|yaar))*|"
        r"(?:آپ\s+کا\s+)(?:بہت\s+)?شکریہ",
    ),
    (
        Remark.FAREWELL,
        r"(?:خدا\s+حافظ|اللہ\s+حافظ|الوداع|شب\s+بخیر|پھر\s+ملیں\s+گے|khuda\s+hafiz|allah\s+hafiz|"
        r"phir\s+mil(?:en|te)\s+\S+|بائے)",
    ),
    (
        Remark.PRAISE,
        r"(?:بہت\s+|bohat\s+|bahut\s+)?(?:خوب|اچھا|اچھے|زبردست|شاباش|عمدہ|بہترین|کمال|"
        r"ٹھیک(?:\s+ہے)?|واہ|acha|accha|achha|zabardast|shabash|khoob|theek(?:\s+hai)?|"
        r"wah)(?:\s+(?:کام|ہے|hai))*",
    ),
    (
        Remark.HELP,
        r"(?:مدد(?:\s+(?:کرو|کریں|چاہیے))?|(?:میری\s+)?مدد\s+(?:کرو|کریں)|(?:تم|"
        r"آپ)\s+(?:کیا\s+)(?:کیا\s+)?کر\s+سکتے\s+(?:ہو|ہیں)|یہ\s+کیسے\s+(?:کام\s+کرتا|چلتا)\s+ہے|"
        r"(?:تم|آپ)\s+کون\s+(?:ہو|ہیں)|ہدایات|"
        r"madad(?:\s+(?:karo|karein|chahiye))?|(?:tum|aap|"
        r"ap)\s+kya\s+(?:kya\s+)?kar\s+sakte\s+(?:ho|hain)|(?:tum|aap)\s+kaun\s+(?:ho|hain))",
    ),
    (
        Wish.UNDO,
        rf"(?:(?:اوہ|نہیں|ارے|oh|nahi|are|oops|پلیز)[\s,،]+)*(?:(?:اسے|اس\s+کو|یہ|وہ|"
        rf"آخری\s+(?:تبدیلی|کام|عمل)|پچھلی\s+تبدیلی|ise|isko|ye|wo|yeh|"
        rf"last\s+change)\s+(?:کو\s+)?)?"
        rf"(?:(?:واپس|انڈو|کالعدم|منسوخ|undo|wapis|wapas|revert|reverse)\s+(?:{KARO}|لو|لے\s+لو|"
        rf"لے\s+لیں|لیں|lo|le\s+lo)|undo|انڈو)",
    ),
    (Wish.REDO, rf"(?:دوبارہ|پھر\s+سے|dobara|dubara|redo)\s+{KARO}|redo"),
    (
        Wish.MORE,
        r"(?:اور|مزید|اگلے|باقی|aur|mazeed|agle|baqi|baaqi)(?:\s+(?:کام|والے|kaam|"
        r"tasks))?\s*(?:دکھاؤ|دکھائیں|دکھا\s*دو|بتاؤ|dikhao|dikhaen|dikha\s*do|batao)|مزید|"
        r"aur\s+dikhao|(?:جاری\s+رکھ(?:و|یں|یے|ئے)?|jaa?ri\s+rakh(?:o|en|ein|iye)?)",
    ),
    (
        Wish.YES,
        r"(?:ہاں|جی(?:\s+ہاں)?|بالکل|ضرور|کیوں\s+نہیں|ٹھیک\s+ہے\s+(?:کرو|کر\s+دو)|کر\s+دو|کردو|"
        r"haan?|han|ji(?:\s+haan?)?|bilkul|zaroor|kar\s+do|kardo)(?:[\s,،]+(?:جی|بالکل|کر\s+دو|"
        r"کرو|ضرور|وہی|ji|bilkul|kar\s+do|karo|zaroor|پلیز))*",
    ),
    (
        Wish.NO,
        r"(?:نہیں|نہ|جی\s+نہیں|رہنے\s+دو|رہنے\s+دیں|چھوڑو|چھوڑ\s+دو|چھوڑیں|بھول\s+جاؤ|"
        r"کوئی\s+نہیں|رک\s+جاؤ|nahi|nahin|nai|rehne\s+do|chor(?:o|\s+do)|chhoro|"
        r"koi\s+nahi)(?:[\s,،]+(?:شکریہ|رہنے\s+دو|چھوڑو|shukriya|rehne\s+do))*",
    ),
    (
        Remark.EMPTY_TRASH,
        rf"(?:ردی|ردی\s+کی\s+ٹوکری|کچرا|ٹوکری|trash)\s+(?:کو\s+|ko\s+)?(?:خالی|صاف|khali|empty|"
        rf"saaf)\s+{KARO}",
    ),
)
REMARKS = tuple((remark, pattern(rf"(?:{text}){_END}")) for remark, text in _TALK)

TELLING = words(
    "karo kar kro karna karein karen kardo krdo karain dikhao dikha dikhaen dikhayen batao bata "
    "mujhe muje meri mere mera yaad dilao dilana shamil mukammal mukamal "
    "khatam hata mita delete hazf kaam kya kia hai hain aaj kal ko ki ke ka se wala wali wale "
    "nahi nahin haan shukriya wapis wapas dobara kholo jao hafte aur phir bhi aap tum "
    "kaun kitne pehla dusra doosra teesra naam rakho gaya gya liya diya sab saare baqi baaqi "
    "abhi salam dein zaroori parson bohat le ho"
)
SCRIPT = pattern(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")

PERIODS = {
    **dict.fromkeys(words("اس پچھلے گزشتہ میں is pichle"), 0),
    **dict.fromkeys(words("آج دن دنوں aaj din"), 1),
    "کل": 2,
    **dict.fromkeys(words("ہفتے ہفتہ hafte"), 7),
    **dict.fromkeys(words("مہینے مہینہ mahine"), 30),
}
VERBS = meant({"دینا": "دے", "لینا": "لے", "لانا": "لے لا", "dena": "de", "lana": "le la"})
PAST = (
    (pattern(r"([\u0600-\u06ff]+)"), r"\1نا"),
    (pattern(r"([a-z]+)"), r"\1na"),
)
