"""Estimates of tokens, beside the real numbers of the vocabularies that LiteLLM brings along."""

# ruff: noqa: RUF001  # what is ambiguous to some readers is what others write

import os
from importlib.util import find_spec
from pathlib import Path

import pytest
import tiktoken

from backend.agent.tokens import estimated_input, estimated_tokens
from backend.tasks.reading import compact_json

ROOT = Path(__file__).parents[2]
ROWS = [
    {
        "number": number,
        "title": f"Call number {number}",
        "status": "pending",
        "due": f"2026-11-{number + 10}",
        "due_weekday": "Fri",
        "list": "home",
        "tags": ["dairy"],
    }
    for number in range(1, 9)
]
TEXTS = {
    "English": "Please add a task to buy milk and bread tomorrow at five in the afternoon, then "
    "show me everything that is still open this week.",
    "German": "Bitte füge eine Aufgabe hinzu: morgen um fünf Uhr nachmittags Milch und Brot "
    "kaufen, und zeige mir danach alles, was diese Woche noch offen ist.",
    "French": "Ajoute une tâche pour acheter du lait et du pain demain à cinq heures, puis "
    "montre-moi tout ce qui reste à faire cette semaine.",
    "Spanish": "Añade una tarea para comprar leche y pan mañana a las cinco de la tarde y luego "
    "muéstrame todo lo que queda pendiente esta semana.",
    "Urdu": "کل شام پانچ بجے دودھ اور روٹی خریدنے کا کام شامل کریں، پھر مجھے اس ہفتے کے تمام باقی "
    "کام دکھائیں۔",
    "Arabic": "أضف مهمة لشراء الحليب والخبز غدًا في الخامسة مساءً، ثم أرني كل ما تبقى هذا الأسبوع.",
    "Russian": "Добавь задачу купить молоко и хлеб завтра в пять часов вечера, а затем покажи всё, "
    "что осталось на этой неделе.",
    "Chinese": "请添加一个任务：明天下午五点买牛奶和面包，然后把本周还没有完成的事情都显示给我。",
    "Japanese": "明日の午後五時に牛乳とパンを買うタスクを追加して、"
    "今週まだ終わっていないものを全部見せて。",
    "Korean": "내일 오후 다섯 시에 우유와 빵을  "
    "는 할 일을 추가하고 이번 주에 남은 일을 보여 주세요.",
    "Hindi": "कल शाम पाँच बजे दूध और रोटी खरीदने का काम जोड़ें, फिर मुझे इस सप्ताह के सभी बाकी काम दिखाएँ।",
    "Thai": "เพิ่มงานซื้อนมและขนมปังพรุ่งนี้ห้าโมงเย็น แล้วแสดงทุกอย่างที่ยังค้างในสัปดาห์นี้",
    "emoji": "🎉🥛🍞 party! 👩‍👩‍👧‍👦 🇩🇪 ✅",
    "a tool's result": compact_json({"tasks": ROWS, "total": 8}),
    "code": "def f(x):\n    return [y**2 for y in range(x) if y % 2 == 0]  # squares\n",
    "digits": "4915112345678 2026-11-20T17:00:00+01:00 1,234,567.89",
    "capitals": "REMEMBER TO PAY THE BILLS BEFORE FRIDAY EVENING",
    "instructions": (ROOT / "backend/agent/instructions/task_assistant.md").read_text(),
}


@pytest.fixture(scope="module")
def vocabulary() -> tiktoken.Encoding:
    """cl100k_base, from LiteLLM's own files: nothing is fetched."""
    spec = find_spec("litellm")
    assert spec is not None
    assert spec.origin is not None
    bundled = Path(spec.origin).parent / "litellm_core_utils" / "tokenizers"
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "TIKTOKEN_CACHE_DIR", str(bundled))
        return tiktoken.get_encoding("cl100k_base")


@pytest.mark.parametrize("name", TEXTS)
def test_an_estimate_is_near_the_real_number_in_every_script(
    vocabulary: tiktoken.Encoding, name: str
) -> None:
    real = len(vocabulary.encode(TEXTS[name], disallowed_special=()))

    assert 0.75 <= estimated_tokens(TEXTS[name]) / real <= 1.9


def test_an_empty_text_takes_nothing_and_a_broken_one_is_counted_too() -> None:
    assert estimated_tokens("") == 0
    assert estimated_tokens("\ud800") == 1


def test_input_items_are_counted_with_all_that_a_model_reads_of_them() -> None:
    call = {"type": "function_call", "call_id": "c", "name": "add_task", "arguments": '{"title":1}'}
    output = {"type": "function_call_output", "call_id": "c", "output": "x" * 400}
    parts = {"role": "user", "content": [{"type": "input_text", "text": "y" * 400}]}

    image = {
        "role": "user",
        "content": [{"type": "input_image", "image_url": "data:" + "A" * 10**6}],
    }

    assert estimated_input([call]) < 20
    assert estimated_input([image]) < 2000
    assert 100 < estimated_input([output]) < 110
    assert 100 < estimated_input([parts]) < 130
