"""Conversations, and the calls that their last message leads to. Data."""

from tests.unit.builtin.owner import Calls
from tests.unit.builtin.phrases import add, change, delete, done

_UNDO_LAST = ("undo", {"change_id": "last"})


def show(**filters: object) -> Calls:
    return [("list_tasks", dict(filters))]


ANSWERS: dict[tuple[str, ...], Calls] = {
    ("add", "buy bread"): [add("buy bread")],
    ("delete", "3"): [delete("3")],
    ("complete it", "the report"): [done("report")],
    ("change 3", "to monday"): [change("3", due="monday")],
    ("complete call", "the mom one"): [done("6")],
    ("delete the dentist appointment", "yes"): [delete("2")],
    ("delete the dentist appointment", "no"): [],
}
MORE: dict[tuple[str, ...], Calls] = {
    ("add bread", "and call dad on friday"): [add("call dad", due="friday")],
    ("complete 3", "and 5 too"): [done("5")],
    ("complete 3", "same for 5"): [done("5")],
    ("make 5 urgent", "6 too"): [change("6", priority="high")],
    ("move 2 to friday", "and 5 to saturday"): [change("5", due="saturday")],
    ("show my tasks", "complete the first one", "the second one too"): [done("2")],
    ("rename 5 to tidy up", "6 too"): [],
}
ABOUT_THE_LAST: dict[tuple[str, ...], Calls] = {
    ("add dentist", "tomorrow at 5pm"): [change("8", due="tomorrow at 5pm")],
    ("add dentist", "with high priority"): [change("8", priority="high")],
    ("add dentist", "in my work list"): [change("8", list="work")],
    ("add dentist", "every week please"): [change("8", repeat="every week")],
    ("add dentist tomorrow", "actually at 5pm"): [change("8", due="2026-11-19 at 5pm")],
    ("show task 3", "move it to monday"): [change("3", due="monday")],
    ("details of the dentist", "complete it"): [done("2")],
    ("add a and add b", "move them both to friday"): [change("8", "9", due="friday")],
    ("show overdue tasks", "delete it"): [],
}
LISTS: dict[tuple[str, ...], Calls] = {
    ("show my tasks", "only the work ones"): show(status="pending", list="work"),
    ("show my tasks", "only the work ones", "sorted by due"): show(
        status="pending", list="work", sort="due"
    ),
    ("what's due tomorrow?", "and on friday?"): show(
        status="pending", due_from="friday", due_to="friday"
    ),
    ("what's due this week?", "just the high priority ones"): show(
        status="pending", when="week", priority="high"
    ),
    ("show the groceries list", "now the done ones"): show(status="completed", list="groceries"),
}
CORRECTIONS: dict[tuple[str, ...], Calls] = {
    ("complete call", "6", "no, the other one"): [_UNDO_LAST, done("2")],
    ("complete 3", "no, I meant the dentist"): [_UNDO_LAST, done("dentist")],
    ("complete 2", "not 2, 5"): [_UNDO_LAST, done("5")],
    ("complete 2", "i meant 5, not 2"): [_UNDO_LAST, done("5")],
    ("complete 3", "that's wrong, i meant 5"): [_UNDO_LAST, done("5")],
    ("complete 3", "wrong one"): [_UNDO_LAST],
    ("show my tasks", "complete 2", "no, the first one"): [_UNDO_LAST, done("1")],
    ("add milk", "no, I meant bread"): [change("8", title="bread")],
    ("add call mom tomorrow", "make it friday instead"): [change("8", due="friday")],
    ("add call mom tomorrow", "no wait, friday at 5"): [change("8", due="friday at 5")],
    ("make 5 high priority", "oops i meant low priority"): [change("5", priority="low")],
    ("move 1 to errands", "i meant the home list"): [change("1", list="home")],
    ("set 3 to friday", "no, monday"): [change("3", due="monday")],
    ("delete 5", "bring it back"): [("undo", {})],
    ("delete 5", "no!"): [],
    ("show my tasks", "no, the other one"): [],
}
CONVERSATIONS = ANSWERS | MORE | ABOUT_THE_LAST | LISTS | CORRECTIONS
