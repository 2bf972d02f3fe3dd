"""Tasks moved in and out through the commands."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from mcp_server.main import main
from tests.support.task_server import TaskServer, Tools

SAMPLES = Path(__file__).parent / "porting_samples"
COUNTS = {
    "taskchat.json": 3,
    "todoist.csv": 4,
    "tasks.ics": 3,
    "todo.txt": 5,
    "taskwarrior.json": 3,
    "checklist.md": 4,
}


@dataclass(frozen=True)
class Commands:
    """`taskchat` and `taskchat-mcp` on one database."""

    folder: Path
    database_url: str

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command; its output is text.

        `taskchat-mcp` runs here, as its start takes longer than most of what it does. `taskchat`
        runs as a process, and has `taskchat-mcp` run as another.
        """
        command = [str(Path(sys.executable).parent / program), *arguments]
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name in [name for name in os.environ if name.startswith("TASKCHAT_")]:
                patch.delenv(name)
            patch.setenv("TASKCHAT_DATA_DIR", str(self.folder))
            patch.setenv("TASKCHAT_DATABASE_URL", self.database_url)
            patch.setenv("TASKCHAT_MCP_DATABASE_URL", self.database_url)
            patch.setenv("TASKCHAT_TIME_ZONE", "Europe/Berlin")
            patch.setenv("PYTHONIOENCODING", "utf-8")
            if program == "taskchat-mcp":
                out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
                with redirect_stdout(out), redirect_stderr(err):
                    status = main(arguments)
                out.seek(0)
                return subprocess.CompletedProcess(command, status, out.read(), err.getvalue())
            return subprocess.run(
                command, capture_output=True, encoding="utf-8", check=False, timeout=60
            )

    def done(self, program: str, *arguments: str) -> str:
        """Return what a command that succeeds prints."""
        result = self.run(program, *arguments)
        assert (result.returncode, "Traceback" in result.stderr) == (0, False), result.stderr
        return result.stdout

    def refused(self, program: str, *arguments: str) -> str:
        """Return why a command does nothing."""
        result = self.run(program, *arguments)
        assert result.returncode == 1, result.stdout
        assert "Traceback" not in result.stderr
        return result.stderr


@pytest.fixture
def commands(tmp_path: Path, database_url: str) -> Commands:
    return Commands(tmp_path, database_url)


def test_every_sample_is_imported(commands: Commands) -> None:
    for name, count in COUNTS.items():
        added = commands.done("taskchat-mcp", "import", str(SAMPLES / name), "--owner=ada")

        assert f"Added {count} tasks, #" in added
    exported = json.loads(commands.done("taskchat-mcp", "export", "--owner=ada"))
    assert len(exported["tasks"]) == sum(COUNTS.values())


@pytest.mark.parametrize("name", ["tasks.ics", "todo.txt"])
def test_the_same_file_again_adds_nothing(commands: Commands, name: str) -> None:
    arguments = ("import", str(SAMPLES / name), "--owner=ada")
    commands.done("taskchat-mcp", *arguments)

    again = commands.done("taskchat-mcp", *arguments)

    assert f"All {COUNTS[name]} tasks are already there. Nothing was changed." in again


def test_our_own_json_comes_back_byte_for_byte(commands: Commands, tmp_path: Path) -> None:
    sample = (SAMPLES / "taskchat.json").read_text()
    copy = tmp_path / "copy.json"

    commands.done("taskchat-mcp", "import", str(SAMPLES / "taskchat.json"), "--owner=ada")
    commands.done("taskchat-mcp", "export", "--owner=ada", f"--output={copy}")
    commands.done("taskchat-mcp", "import", str(copy), "--owner=bob")

    assert copy.read_text() == sample
    assert commands.done("taskchat-mcp", "export", "--owner=bob") == sample
    assert commands.done("taskchat-mcp", "export", "--owner=ada") == sample


def test_a_dry_run_tells_of_each_line_and_changes_nothing(commands: Commands) -> None:
    arguments = (str(SAMPLES / "todoist.csv"), "--owner=ada", "--dry-run")

    told = commands.done("taskchat-mcp", "import", *arguments).splitlines()

    assert 'line 3: would add "Buy milk" (due 2026-12-01 · high · tags errand · with notes)' in told
    assert "line 8: left out: DURATION is no field of a task" in told
    assert any(line.startswith('line 8: would add "Buy paint"') for line in told)
    assert '"tasks": []' in commands.done("taskchat-mcp", "export", "--owner=ada")


def test_a_bad_file_changes_nothing_and_says_what_to_mend(
    commands: Commands, tmp_path: Path
) -> None:
    file = tmp_path / "todo.txt"
    file.write_text(f"Buy milk\nCall mom due:soon\n{'x' * 201}\n")

    told = commands.refused("taskchat-mcp", "import", str(file), "--owner=ada")

    assert told.splitlines() == [
        "todo.txt was not imported, and nothing was changed:",
        "line 2: due:soon is not a day: write it as 2026-11-21",
        "line 3: The title has 201 characters. At most 200 fit. Mend it in the file",
    ]
    assert '"tasks": []' in commands.done("taskchat-mcp", "export", "--owner=ada")


async def test_one_undo_takes_an_import_back_and_another_brings_it_again(
    commands: Commands, task_server: TaskServer, ada: Tools
) -> None:
    await ada.add("Mine")
    told = commands.done("taskchat-mcp", "import", str(SAMPLES / "tasks.ics"), "--owner=ada")

    assert "Added 3 tasks, #2 to #4." in told
    assert (await ada.page()).total == 3
    undone = await ada.change("undo")
    assert undone.message == "Undone: Imported 3 tasks from tasks.ics."
    assert await ada.titles(status="all") == ["Mine"]
    await ada.change("undo", change_id=undone.change_id)
    assert (await ada.page(status="all")).total == 4
    plants = (await ada.page(text="plants")).tasks[0]
    assert (plants.parent, plants.repeat is None) == (2, False)


async def test_tasks_of_an_import_are_like_any_other(commands: Commands, ada: Tools) -> None:
    commands.done("taskchat-mcp", "import", str(SAMPLES / "tasks.ics"), "--owner=ada")

    await ada.change("complete_task", tasks=["plants"])

    assert (await ada.page(text="plants")).tasks[0].due == "2026-12-12"
    refused = await ada.refusal("undo", change_id="chg_unknown")
    assert refused.error == "not_found"
    assert (await ada.add("Next")).number == 4


def test_people_are_found_by_name(commands: Commands, tmp_path: Path) -> None:
    export = tmp_path / "tasks.md"

    assert "user list" in commands.refused("taskchat", "export", "--user", "ada")
    commands.done("taskchat", "import", str(SAMPLES / "todo.txt"), "--user=ada", "--dry-run")
    assert commands.done("taskchat", "user", "list") == ""
    added = commands.done("taskchat", "import", str(SAMPLES / "todo.txt"), "--user", "ada")
    commands.done("taskchat", "export", "--user", "ada", "--output", str(export))

    assert "Added 5 tasks" in added
    assert "- [ ] Water the plants" in export.read_text()
    commands.done("taskchat", "user", "add", "bob")
    assert '"tasks": []' in commands.done("taskchat", "export", "--user", "bob")
    assert "cannot be read" in commands.refused("taskchat", "import", "none.txt", "--user", "bob")


async def test_purging_empties_the_trash_for_good(commands: Commands, ada: Tools) -> None:
    await ada.add("Secret plan")
    await ada.add("Buy milk")
    gone = await ada.change("delete_task", tasks=["1", "2"])
    await ada.change("reopen_task", tasks=["2"])

    kept = commands.done("taskchat-mcp", "purge")
    purged = commands.done("taskchat-mcp", "purge", "--older-than-days", "0")

    assert (kept, purged) == (
        "0 tasks were removed for good.\n",
        "1 task was removed for good.\n",
    )
    assert await ada.titles(status="trash") == []
    refused = await ada.refusal("undo", change_id=gone.change_id)
    assert refused.error == "conflict"
    exported = commands.done("taskchat-mcp", "export", "--owner=ada")
    assert "Secret" not in exported
    assert "Buy milk" in exported
    undone = await ada.change("undo")
    assert [task.title for task in undone.tasks] == ["Buy milk"]
    assert (await ada.add("Another")).number == 3


async def test_ten_thousand_tasks_fit_and_one_more_does_not(
    commands: Commands, ada: Tools, tmp_path: Path
) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("".join(f"Task {number} +Work due:2026-12-01\n" for number in range(10_000)))

    added = commands.done("taskchat-mcp", "import", str(file), "--owner=ada")
    file.write_text("more\n" * 10_001)
    refused = commands.refused("taskchat-mcp", "import", str(file), "--owner=ada")

    assert "Added 10000 tasks, #1 to #10000." in added
    assert "line 10001: here begins task 10001" in refused
    assert (await ada.page()).total == 10_000
    await ada.change("undo")
    assert (await ada.page(status="all")).total == 0
