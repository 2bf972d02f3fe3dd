"""What the assistant says in English. Keys end in `.one` or `.many` where a number decides."""

from collections.abc import Mapping

_ABILITIES = "I can add, list, complete, reopen, change, delete and undo tasks"

TEXTS: Mapping[str, str] = {
    # Remarks, by their name.
    "HELP": f"{_ABILITIES}. For example: “add buy milk”, “what's pending?”, “complete 3”, "
    "“change 2 to call mom”, “delete the meeting task”, “undo”. I work without a language model; "
    "set TASKCHAT_MODEL for free conversation.",
    "GREETING": "Hello! Tell me what to put on your list, or ask what is on it.",
    "THANKS": "You're welcome!",
    "FAREWELL": "Bye! Your tasks stay here.",
    "PRAISE": "Glad to hear it.",
    "NEGATED": "All right, I changed nothing.",
    "QUESTION": "That sounds like a question, so I changed nothing. Tell me what to do, for "
    "example “complete 3” or “delete 3”, or ask what is on your list.",
    "EMPTY_TRASH": "I cannot empty the trash: deleted tasks leave it by themselves after 30 days.",
    "TOO_LONG": "That message is too long for me: I read up to 4000 characters. Please send it "
    "in parts.",
    "TOO_MUCH": "That is more than I do in one go, so I left out the rest. Please ask for it "
    "again.",
    # What is missing.
    "unknown": "I did not understand “{text}”. I work without a language model: "
    f"{_ABILITIES}. Set TASKCHAT_MODEL for free conversation.",
    "unknown_offer": f"I did not understand that. I work without a language model: {_ABILITIES}. "
    "Set TASKCHAT_MODEL for free conversation. Or shall I add “{text}” as a task?",
    "ask_title": "What shall I add?",
    "ask_task": "Which task do you mean? Say its number or words of its title.",
    "ask_change": "What shall I change? For example: “change {task} to call mom”.",
    "ask_action": "What shall I do with that? For example: “complete {task}” or “delete {task}”.",
    "no_such_row": "There is no such task in what I showed last. Say its number.",
    "not_a_candidate": "That is none of them. Which one do you mean: {any_of}?",
    "nothing_asked": "I had not asked anything. Tell me what to do, or say “help”.",
    "nothing_to_redo": "There is nothing to redo.",
    "no_more": "There is nothing more to show.",
    "decline_all": "I only act on tasks you name, at most 50 at a time. Tell me which ones, by "
    "number or title.",
    "no_tool": "I cannot do that here: the tool {tool} is not available.",
    "no_argument": "I cannot do that yet: {tool} takes no {argument}.",
    # What was done.
    "add_task": "Added task {tasks}.",
    "complete_task": "Completed {tasks}.",
    "reopen_task": "{tasks} is open again.",
    "reopen_task.many": "{tasks} are open again.",
    "delete_task": "Moved {tasks} to the trash. Say “undo” to bring it back.",
    "delete_task.many": "Moved {tasks} to the trash. Say “undo” to bring them back.",
    "update_task": "Changed {tasks}.",
    "unchanged": "Nothing had to change: {tasks}.",
    "undo": "Undone.",
    "done": "Done.",
    "set.due": "Due {due}.",
    "set.priority": "Priority: {priority}.",
    "set.list": "List: {list}.",
    "set.tags": "Tags: {tags}.",
    "set.add_tags": "Tags: {add_tags}.",
    # Why not.
    "ambiguous": "Which one do you mean: {any_of}? Say its number.",
    "pick": "Several tasks fit. Pick one, or say its number.",
    "did_you_mean": "Did you mean {tasks}?",
    "failure": "The task tools failed, so I cannot say whether that was done: {text}",
    "failure_silent": "The task tools gave no answer, so I cannot say whether that was done.",
    # Lists.
    "pending.none": "You have no pending tasks.",
    "pending.one": "You have 1 pending task.",
    "pending.many": "You have {total} pending tasks.",
    "completed.none": "You have no completed tasks yet.",
    "completed.one": "You have completed 1 task.",
    "completed.many": "You have completed {total} tasks.",
    "all.none": "You have no tasks yet. Say “add …” to start.",
    "all.one": "You have 1 task.",
    "all.many": "You have {total} tasks.",
    "trash.none": "The trash is empty.",
    "trash.one": "There is 1 task in the trash.",
    "trash.many": "There are {total} tasks in the trash.",
    "filtered.none": "No tasks fit that.",
    "filtered.one": "1 task fits.",
    "filtered.many": "{total} tasks fit.",
    "text.none": "No task mentions “{text}”.",
    "text.one": "1 task mentions “{text}”.",
    "text.many": "{total} tasks mention “{text}”.",
    "next_page": "{shown} more of {total}.",
    "paged": "Showing {shown} of {total}.",
    "more": "Say “more” for the next ones.",
    # Joining.
    "and": " and ",
    "or": " or ",
    "others": "{count} more",
}
