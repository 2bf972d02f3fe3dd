"""What the assistant says in Urdu. What is filled in is isolated: a title may run left to right."""

import re
from collections.abc import Mapping

from mcp_server.contract import RefusalCode

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
"""First strong isolate, and its end: without them, numbers and English titles jump around."""
_ABILITIES = (
    "میں کام شامل کر سکتا ہوں، دکھا سکتا ہوں، مکمل کر سکتا ہوں، دوبارہ کھول سکتا ہوں، بدل سکتا "
    "ہوں، حذف کر سکتا ہوں اور "
    "تبدیلی واپس لے سکتا ہوں"
)
_NO_MODEL = "میں زبان کے ماڈل کے بغیر چلتا ہوں"
_SET_MODEL = "کھلی گفتگو کے لیے \u2068TASKCHAT_MODEL\u2069 مقرر کریں"

_TEXTS: Mapping[str, str] = {
    # Remarks, by their name.
    "HELP": f"{_ABILITIES}۔ مثلاً: ”دودھ خریدنا شامل کرو“، ”آج کیا کرنا ہے؟“، ”3 مکمل کرو“، ”2 "
    f"کو جمعہ تک ملتوی کرو“، "
    f"”ڈاکٹر والا کام حذف کرو“، ”واپس کرو“۔ {_NO_MODEL}؛ {_SET_MODEL}۔",
    "GREETING": "السلام علیکم! بتائیں کہ فہرست میں کیا شامل کروں، یا پوچھیں کہ اس میں کیا ہے۔",
    "THANKS": "کوئی بات نہیں!",
    "FAREWELL": "خدا حافظ! آپ کے کام یہیں محفوظ ہیں۔",
    "PRAISE": "یہ سن کر خوشی ہوئی۔",
    "NEGATED": "ٹھیک ہے، میں نے کچھ نہیں بدلا۔",
    "QUESTION": "یہ سوال لگتا ہے، اس لیے میں نے کچھ نہیں بدلا۔ بتائیں کیا کرنا ہے، مثلاً ”3 مکمل "
    "کرو“ یا ”3 حذف کرو“، یا پوچھیں کہ "
    "فہرست میں کیا ہے۔",
    "EMPTY_TRASH": "میں ردی کی ٹوکری خالی نہیں کر سکتا: حذف کیے گئے کام 30 دن بعد خود ہی ختم ہو "
    "جاتے ہیں۔",
    "TOO_LONG": "یہ پیغام میرے لیے بہت لمبا ہے: میں 4000 حروف تک پڑھتا ہوں۔ براہ کرم اسے حصوں "
    "میں بھیجیں۔",
    "TOO_MUCH": "یہ ایک بار میں بہت زیادہ ہے، اس لیے باقی چھوڑ دیا۔ براہ کرم وہ دوبارہ کہیں۔",
    # What is missing.
    "unknown": f"میں ”{{text}}“ نہیں سمجھا۔ {_NO_MODEL}: {_ABILITIES}؛ {_SET_MODEL}۔",
    "unknown_offer": f"میں یہ نہیں سمجھا۔ {_NO_MODEL}: {_ABILITIES}؛ {_SET_MODEL}۔ یا ”{{text}}“ "
    f"کو کام کے طور پر شامل کر دوں؟",
    "no_to_done": "یہ پہلے ہی ہو چکا ہے۔ کیا اسے واپس لوں؟ تو “واپس کرو” کہیں۔",
    "ask_title": "کیا شامل کروں؟",
    "ask_task": "آپ کا مطلب کون سا کام ہے؟ اس کا نمبر یا عنوان کے الفاظ بتائیں۔",
    "ask_change": "کیا بدلنا ہے؟ مثلاً: ”{task} کا نام امی کو فون کرنا رکھ دو“۔",
    "ask_action": "اس کا کیا کروں؟ مثلاً: ”{task} مکمل کرو“ یا ”{task} حذف کرو“۔",
    "no_such_row": "پچھلی فہرست میں ایسا کوئی کام نہیں تھا۔ اس کا نمبر بتائیں۔",
    "not_a_candidate": "یہ ان میں سے کوئی نہیں۔ آپ کا مطلب کون سا ہے: {any_of}؟",
    "nothing_asked": "میں نے کچھ نہیں پوچھا تھا۔ بتائیں کیا کرنا ہے، یا ”مدد“ کہیں۔",
    "nothing_to_redo": "دوبارہ کرنے کو کچھ نہیں۔",
    "no_more": "دکھانے کو اور کچھ نہیں۔",
    "decline_all": "میں صرف وہی کام بدلتا ہوں جن کا آپ نام لیں، ایک وقت میں زیادہ سے زیادہ 50۔ "
    "نمبر یا عنوان سے بتائیں کہ کون سے۔",
    "no_tool": "میں یہ یہاں نہیں کر سکتا: {tool} دستیاب نہیں۔",
    "no_argument": "میں یہ ابھی نہیں کر سکتا: {tool} میں {argument} نہیں ہے۔",
    # What was done.
    "add_task": "شامل کر دیا: {tasks}۔",
    "complete_task": "مکمل ہو گیا: {tasks}۔",
    "reopen_task": "{tasks} دوبارہ کھل گیا۔",
    "reopen_task.many": "{tasks} دوبارہ کھل گئے۔",
    "delete_task": "ردی کی ٹوکری میں ڈال دیا: {tasks}۔ کام واپس لانے کے لیے ”واپس کرو“ کہیں۔",
    "delete_task.many": "ردی کی ٹوکری میں ڈال دیے: {tasks}۔ کام واپس لانے کے لیے ”واپس کرو“ کہیں۔",
    "update_task": "بدل دیا: {tasks}۔",
    "unchanged": "کچھ بدلنے کی ضرورت نہیں تھی: {tasks}۔",
    "undo": "تبدیلی واپس لے لی۔",
    "done": "ہو گیا۔",
    "set.due": "تاریخ: {due}۔",
    "set.priority": "ترجیح: {priority}۔",
    "set.list": "فہرست: {list}۔",
    "set.tags": "ٹیگ: {tags}۔",
    "set.add_tags": "ٹیگ: {add_tags}۔",
    # Why not.
    "ambiguous": "آپ کا مطلب کون سا ہے: {any_of}؟ اس کا نمبر بتائیں۔",
    "pick": "کئی کام ملتے ہیں۔ ایک چنیں یا اس کا نمبر بتائیں۔",
    "did_you_mean": "کیا آپ کا مطلب {tasks} تھا؟",
    "failure": "کاموں تک رسائی میں خرابی ہوئی، اس لیے نہیں کہہ سکتا کہ یہ ہوا یا نہیں: {text}",
    "failure_silent": "کاموں کی سروس نے جواب نہیں دیا، اس لیے نہیں کہہ سکتا کہ یہ ہوا یا نہیں۔",
    "failure_unknown": "“{text}” کرتے ہوئے کام رک گیا، اس لیے نہیں کہہ سکتا کہ یہ ہوا یا نہیں، "
    "اور اسے دو بار نہیں کروں گا۔ اپنی فہرست دیکھیں اور جو رہ گیا ہو وہ دوبارہ کہیں۔",
    # Files.
    "file_read": "“{name}” میں کام: {count}۔ آپ کی رضامندی سے پہلے کچھ شامل نہیں ہوتا۔",
    "file_nothing": "“{name}” میں شامل کرنے کے لیے کوئی کام نہیں ملا۔",
    "file_done": "مکمل ہونے کی وجہ سے چھوڑ دیے: {count}۔",
    "file_past": "گزر جانے کی وجہ سے چھوڑ دیے: {count}۔",
    "file_bad": "عنوان نہ ہونے کی وجہ سے چھوڑ دیے: {count} (سطر {lines})۔",
    "file_more": "مزید {count} ایک تجویز میں نہیں آتے۔",
    "file_cut": "فائل اس سے لمبی ہے جتنی میں نے پڑھی۔",
    "file_import": "پوری فائل کے لیے `taskchat import` چلائیں، یا باقی الگ فائل میں بھیجیں۔",
    "file_image": "میں تصویریں نہیں دیکھ سکتا: میں زبان کے ماڈل کے بغیر کام کرتا ہوں۔ "
    "کام متن میں بھیجیں۔",
    "unknown_file": "“{text}” سمجھ نہیں آیا۔ فائل سے کام بنانے کے لیے کہیں: “اس سے کام بناؤ”۔",
    # Lists.
    "pending.none": "آپ کا کوئی کام باقی نہیں۔",
    "pending.one": "آپ کا 1 کام باقی ہے۔",
    "pending.many": "آپ کے {total} کام باقی ہیں۔",
    "completed.none": "آپ نے ابھی کوئی کام مکمل نہیں کیا۔",
    "completed.one": "آپ نے 1 کام مکمل کیا ہے۔",
    "completed.many": "آپ نے {total} کام مکمل کیے ہیں۔",
    "all.none": "ابھی آپ کا کوئی کام نہیں۔ شروع کرنے کے لیے ”… شامل کرو“ کہیں۔",
    "all.one": "آپ کا 1 کام ہے۔",
    "all.many": "آپ کے {total} کام ہیں۔",
    "trash.none": "ردی کی ٹوکری خالی ہے۔",
    "trash.one": "ردی کی ٹوکری میں 1 کام ہے۔",
    "trash.many": "ردی کی ٹوکری میں {total} کام ہیں۔",
    "filtered.none": "ایسا کوئی کام نہیں ملا۔",
    "filtered.one": "ایسا 1 کام ملا۔",
    "filtered.many": "ایسے {total} کام ملے۔",
    "text.none": "کسی کام میں ”{text}“ نہیں ہے۔",
    "text.one": "1 کام میں ”{text}“ ہے۔",
    "text.many": "{total} کاموں میں ”{text}“ ہے۔",
    "next_page": "{total} میں سے مزید {shown}۔",
    "paged": "{total} میں سے {shown} دکھائے گئے ہیں۔",
    "more": "اگلے دیکھنے کے لیے ”مزید دکھاؤ“ کہیں۔",
    "unknown_part": "میں ”{text}“ نہیں سمجھا۔",
    "nothing_to_change": "میں نے کوئی ایسا کام نہیں دکھایا جسے بدل سکوں۔ اس کا نمبر یا عنوان کے "
    "الفاظ بتائیں، یا نیا کام شامل کریں۔",
    "nothing_to_correct": "ابھی ایسا کچھ نہیں ہوا جسے درست کروں۔ کیا کرنا ہے؟",
    "no_other": "مجھے کوئی اور کام نظر نہیں آتا جو آپ کا مطلب ہو۔ کون سا کام ہے؟",
    "which_other": "آپ کا مطلب کون سا ہے: {any_of}؟",
    "which_then": "آپ کا مطلب کون سا تھا؟",
    "which_near": "”{text}“ نام کا کوئی کام نہیں۔ کیا آپ کا مطلب {any_of} تھا؟",
    "no_such_task": "”{text}“ نام کا کوئی کام نہیں ملا۔ آپ کا مطلب کون سا ہے؟ کام دیکھنے کے لیے "
    "”میرے کام دکھاؤ“ کہیں۔",
    "next_time": "اگلی بار: {due}۔",
    "set.repeat": "یہ کام دہرایا جائے گا۔",
    "when.today.none": "آج کے لیے کوئی کام نہیں۔",
    "when.today.one": "آج کے لیے 1 کام ہے۔",
    "when.today.many": "آج کے لیے {total} کام ہیں۔",
    "when.tomorrow.none": "کل کے لیے کوئی کام نہیں۔",
    "when.tomorrow.one": "کل کے لیے 1 کام ہے۔",
    "when.tomorrow.many": "کل کے لیے {total} کام ہیں۔",
    "when.overdue.none": "کوئی کام تاخیر کا شکار نہیں۔ شاباش!",
    "when.overdue.one": "1 کام تاخیر کا شکار ہے۔",
    "when.overdue.many": "{total} کام تاخیر کا شکار ہیں۔",
    "when.week.none": "اگلے سات دنوں میں کوئی کام نہیں۔",
    "when.week.one": "اگلے سات دنوں میں 1 کام ہے۔",
    "when.week.many": "اگلے سات دنوں میں {total} کام ہیں۔",
    "when.someday.none": "ہر باقی کام کی تاریخ مقرر ہے۔",
    "when.someday.one": "1 باقی کام کی کوئی تاریخ نہیں۔",
    "when.someday.many": "{total} باقی کاموں کی کوئی تاریخ نہیں۔",
    # One task, the lists, the statistics.
    "detail.pending": "کام {tasks} باقی ہے۔",
    "detail.completed": "کام {tasks} مکمل ہے۔",
    "detail.trash": "کام {tasks} ردی کی ٹوکری میں ہے۔",
    "detail.parent": "یہ کام {number} کا حصہ ہے۔",
    "detail.description": "نوٹ: {description}",
    "detail.subtasks": "اس کے حصے: {tasks}۔",
    "lists.none": "ابھی آپ کی کوئی فہرست نہیں۔ شروع کرنے کے لیے ”خریداری کی فہرست میں … شامل "
    "کرو“ کہیں۔",
    "lists.one": "آپ کی 1 فہرست ہے: {lists}۔",
    "lists.many": "آپ کی {count} فہرستیں ہیں: {lists}۔",
    "lists.without": "باقی کام جو کسی فہرست میں نہیں: {count}۔",
    "list": "{name} ({open} باقی)",
    "list.overdue": "{name} ({open} باقی، {overdue} تاخیر کا شکار)",
    "stats.today": "آج مکمل: {completed}، شامل: {added}۔",
    "stats.week": "پچھلے 7 دنوں میں مکمل: {completed}، شامل: {added}۔",
    "stats.days": "پچھلے {days} دنوں میں مکمل: {completed}، شامل: {added}۔",
    "stats.open": "اس وقت باقی: {open}، جن میں سے {overdue} تاخیر کا شکار اور {due_today} آج کے "
    "لیے ہیں۔",
    "stats.streak": "آپ نے لگاتار {days} دن کچھ نہ کچھ مکمل کیا ہے۔",
    # Joining.
    "task": "{number} ”{title}“",
    "comma": "، ",
    "and": " اور ",
    "or": " یا ",
    "others": "{count} اور",
    # Values.
    "low": "کم",
    "medium": "درمیانی",
    "high": "زیادہ",
}


def _isolated(text: str) -> str:
    return re.sub(r"\{\w+\}", rf"{_ISOLATE}\g<0>{_END_ISOLATE}", text)


TEXTS = {key: _isolated(text) for key, text in _TEXTS.items()}

REFUSALS: Mapping[RefusalCode, str] = {
    RefusalCode.NOT_FOUND: "ایسا کوئی کام نہیں ملا۔ جو کام ہیں وہ دیکھنے کے لیے ”میرے کام دکھاؤ“ "
    "کہیں۔",
    RefusalCode.AMBIGUOUS: "کئی کام ملتے ہیں۔ جو چاہیے اس کا نمبر بتائیں۔",
    RefusalCode.CONFLICT: "کام کی موجودہ حالت میں یہ ممکن نہیں۔ میں نے کچھ نہیں بدلا۔",
    RefusalCode.INVALID: "یہ میری سمجھ میں نہیں آیا: کوئی تاریخ، نام یا لمبائی درست نہیں۔ میں نے "
    "کچھ نہیں بدلا۔",
    RefusalCode.FORBIDDEN: "ابھی مجھے اس کی اجازت نہیں: یا تو تصدیق باقی ہے یا اس رسائی سے صرف "
    "پڑھا جا سکتا ہے۔ میں نے کچھ نہیں بدلا۔",
    RefusalCode.TOO_MANY: "یہ اتنے کام ہیں جتنے میں ایک بار میں نہیں بدلتا، اس لیے کچھ نہیں "
    "بدلا۔ کم کام بتائیں، یا فہرست میں تصدیق کریں۔",
    RefusalCode.UNAVAILABLE: "اس وقت کاموں تک رسائی نہیں۔ تھوڑی دیر بعد دوبارہ کوشش کریں؛ محفوظ "
    "کام ضائع نہیں ہوں گے۔",
}
