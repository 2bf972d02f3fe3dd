"""Writes: each is recorded, and can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from foundation.cleaning import one_line, shortened
from mcp_server.contract import MAX_REFERENCES, TaskChange, ToolName
from mcp_server.tasks import family
from mcp_server.tasks.change_log import Change, ChangeLog
from mcp_server.tasks.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    RequestRepeatedError,
    TooManyError,
    about,
)
from mcp_server.tasks.joining import merged, root_to_join
from mcp_server.tasks.messages import Deed
from mcp_server.tasks.owners import Owner
from mcp_server.tasks.record import TaskRecord
from mcp_server.tasks.references import resolve
from mcp_server.tasks.repository import TaskRepository
from mcp_server.tasks.rules import Action, Edit, Pools, edited
from mcp_server.tasks.terms import USUAL, Terms

_PARENT_POOLS: Pools = (("pending",), ("completed",))
Pairs = list[tuple[TaskRecord, TaskRecord]]
"""Tasks as they were, and as they are to be."""


@dataclass(frozen=True)
class Changes:
    """The writes of one owner, inside one transaction."""

    tasks: TaskRepository
    log: ChangeLog
    owner: Owner
    tool: ToolName
    client: str
    terms: Terms = USUAL

    @about("parent")
    def parent(self, reference: str) -> int | None:
        """Return the number of the task that others are to be a part of; None for no reference."""
        if not reference:
            return None
        task = resolve(self.tasks, [reference], _PARENT_POOLS)[0]
        if task.deleted_at:
            raise ConflictError(f"{task.label} is in the trash. Reopen it first.", [task])
        return task.number

    def add(self, title: str, edit: Edit, *, request_id: str | None) -> TaskChange:
        """Add a task with the values of `edit`.

        Raises:
            RequestRepeatedError: If `request_id` added one before. The transaction must not
                be committed; `ChangeLog.first_result` has the first result.
        """
        turn = self.tasks.take_turn(numbers=1)
        here = self.owner.place(turn.time_zone, turn.language)
        task = TaskRecord(
            id=f"tsk_{uuid4().hex}",
            number=turn.number,
            version=1,
            changed_in=turn.sequence,
            title=title,
            created_at=here.now,
        )
        task = edited(task, edit, here)
        self._check_family([(task.changed(parent=None), task)])
        change = Change(_new_id(), f"Added {task.label}.", before=(), after=[task])
        change_id = self._append(change, turn.sequence, request_id=request_id)
        if request_id and not change_id:
            raise RequestRepeatedError(request_id)
        self.tasks.insert([task])
        return TaskChange(tasks=[task.view()], change_id=change_id, message=change.message)

    def apply(self, references: Sequence[str], action: Action) -> TaskChange:
        """Do the action to every task named, or to none.

        Raises:
            TaskError: If a reference does not name one task, or the action refuses one.
        """
        turn = self.tasks.take_turn()
        if first := self._made_before():
            return first
        here = self.owner.place(turn.time_zone, turn.language)
        named = resolve(self.tasks, references, action.pools)
        wanted = [(task, action.apply(task, here)) for task in named]
        changed = [(old, new) for old, new in wanted if new != old]
        same = [old for old, new in wanted if new == old]
        deed, along = self._with_parts(Deed(action, changed, same))
        if not changed:
            return TaskChange(tasks=[task.view() for task in named], message=deed.message)
        self._check_family(changed)
        before = [old for old, _ in (*changed, *along)]
        self._refuse_more(before, f"That would change {len(before)} tasks.")
        after = [
            new.changed(version=old.version + 1, changed_in=turn.sequence)
            for old, new in (*changed, *along)
        ]
        change = Change(_new_id(), deed.message, before, after)
        self.tasks.save(after)
        change_id = self._append(change, turn.sequence, repeated=deed.repeated)
        now = {task.id: task for task in (*same, *after)}
        tasks = [now[task.id].view() for task in named]
        return TaskChange(tasks=tasks, change_id=change_id, message=change.message)

    def undo(self, change_id: str) -> TaskChange:
        """Take back a change, an undo too; the newest that is not undone if the id is empty.

        A change that is undone already is answered as it was the first time.

        Raises:
            NotFoundError: If there is no such change.
            ConflictError: If one of its tasks was changed since.
        """
        sequence = self.tasks.take_turn().sequence
        if first := self._made_before():
            return first
        wanted = one_line(change_id)
        target = self.log.by_id(wanted) if change_id else self.log.newest()
        if target is None:
            raise NotFoundError(
                f'There is no change "{shortened(wanted, 40)}" to undo.'
                if change_id
                else "There is nothing to undo."
            )
        if repeated := target.undone_by and self.log.by_id(target.undone_by):
            return repeated.result()
        target = self._whole(target)
        current = self.tasks.by_ids(target.task_ids)
        self._refuse_newer(target, current)
        touched = [current[task_id] for task_id in target.task_ids if task_id in current]
        self._refuse_more(touched or target.before, f"To undo: {target.message}")
        after = [
            task.changed(version=current.get(task.id, task).version + 1) for task in target.before
        ]
        removed = [task for task in current.values() if task.id not in {t.id for t in after}]
        self._check_family([(current.get(t.id, t.changed(parent=None)), t) for t in after], removed)
        self.tasks.save([task for task in after if task.id in current])
        self.tasks.insert([task for task in after if task.id not in current])
        self.tasks.remove(removed)
        undone = self.log.by_id(target.reverts) if target.reverts else target
        if undone is None:
            raise InvalidError("That change cannot be undone: what it took back is not known.")
        root = self._whole(undone)
        message = f"{'Done again' if root.undone_by else 'Undone'}: {root.message}"
        change = Change(_new_id(), message, touched, after, reverts=root.id)
        if self.terms.joins:
            raise InvalidError("An undo is a change of its own: it joins no other.")
        self._append(change, sequence)
        self.log.mark(root.id, undone_by=None if root.undone_by else change.id)
        return change.result()

    def _with_parts(self, deed: Deed) -> tuple[Deed, Pairs]:
        """Return the deed with what it means for subtasks, and what becomes of them."""
        if deed.action.kind == "edit" or not deed.changed:
            return deed, []
        named = {task.number for task in (*deed.same, *(old for old, _ in deed.changed))}
        numbers = [old.number for old, _ in deed.changed]
        found = family.below(numbers, self.tasks.parts)
        parts = [part for part in found if part.number not in named]
        if deed.action.kind == "complete":
            return deed.with_parts(parts), []
        along = family.along(deed.changed, parts)
        return deed.with_along([new for _, new in along]), along

    def _check_family(self, wanted: Pairs, removed: Sequence[TaskRecord] = ()) -> None:
        """Refuse trees that cannot be. Asks nothing of the database where no parent changes."""
        moved = [new for old, new in wanted if new.parent and new.parent != old.parent]
        if not moved and not removed:
            return
        parents = self.tasks.parents()
        parents |= {new.number: new.parent for _, new in wanted if new.parent}
        for _, new in wanted:
            if new.parent is None:
                parents.pop(new.number, None)
        family.refuse_orphans(removed, parents)
        with about("parent"):
            family.check(moved, parents)
        above = {task.parent for task in moved if task.parent} - {new.number for _, new in wanted}
        known = {task.number for task in self.tasks.by_keys(above, ())} if above else set()
        if missing := sorted(above - known):
            raise ConflictError(f"#{missing[0]} is no more: nothing can be a part of it.")

    def _refuse_newer(self, target: Change, current: dict[str, TaskRecord]) -> None:
        left = {task.id: task for task in target.after}
        for task_id in target.task_ids:
            now, then = current.get(task_id), left.get(task_id)
            # Not the version, which never goes back: after a newer change is undone, what
            # stands is this one's work again.
            if (now and now.changed_in) != (then and then.changed_in):
                task = now or then or target.before[0]
                raise ConflictError(
                    f"{task.label} was changed since. Undo the newer change first. "
                    f"This one was: {target.message}",
                    [now] if now else [],
                )

    def _made_before(self) -> TaskChange | None:
        """Return what this very request was answered before. To be asked first of all."""
        wanted = self.terms.request_id
        first = self.log.by_request(wanted) if wanted else None
        return first.result() if first else None

    def _whole(self, change: Change) -> Change:
        """Return all of the change that this is, or is a part of."""
        root_id = change.part_of or change.id
        root = self.log.by_id(root_id) if change.part_of else change
        # The root may be gone: what was purged from the trash is forgotten by its changes.
        return merged(root_id, [*([root] if root else []), *self.log.parts(root_id)])

    def _refuse_more(self, touched: Sequence[TaskRecord], what: str) -> None:
        """Refuse what touches more tasks than the caller wants to."""
        if self.terms.most is not None and len(touched) > self.terms.most:
            shown = touched[:MAX_REFERENCES]
            raise TooManyError(f"{what} Nothing is done until the user agrees.", shown)

    def _append(
        self, change: Change, sequence: int, *, request_id: str | None = None, repeated: int = 0
    ) -> str:
        """Record the change; return the id to undo it by, "" if its request had made one."""
        if joins := self.terms.joins:
            root = root_to_join(self.log, joins, self.client, self.owner.now)
            change = replace(change, part_of=root)
        is_new = self.log.append(
            change,
            request_id=request_id or self.terms.request_id or None,
            repeated=repeated,
            sequence=sequence,
            tool=self.tool,
            client=self.client,
            created_at=self.owner.now,
        )
        return (change.part_of or change.id) if is_new else ""


def _new_id() -> str:
    return f"chg_{uuid4().hex}"
