"""All that the server itself says to people, in one language: what it says, and of what parts.

Words in braces are put in. Catalogues are complete by type: one that lacks a text does not pass
mypy. What models read is none of it, and stays English.
"""

from dataclasses import dataclass

from backend.texts.answers import (
    AnswerTexts,
    FailureTexts,
    ProposalTexts,
    RefusalTexts,
    StepTexts,
)
from backend.texts.dates import Dates
from backend.texts.deeds import Deeds
from backend.texts.language import Language
from backend.texts.page import PageTexts, RequestTexts
from backend.texts.plural import Plural
from backend.texts.repeats import RepeatTexts
from backend.texts.widgets import (
    DetailTexts,
    FormTexts,
    HelpTexts,
    ListsTexts,
    ListTexts,
    NoticeTexts,
    PickerTexts,
    PreviewTexts,
    RowTexts,
    StatisticsTexts,
)


@dataclass(frozen=True)
class Texts:
    """One catalogue, by where its texts are met."""

    dates: Dates
    repeats: RepeatTexts | None
    """None: as the task server says them, which speaks English."""
    row: RowTexts
    list: ListTexts
    lists: ListsTexts
    detail: DetailTexts
    form: FormTexts
    picker: PickerTexts
    statistics: StatisticsTexts
    help: HelpTexts
    preview: PreviewTexts
    notice: NoticeTexts
    deeds: Deeds | None
    """None: the task server's own words, which tell more, and are English."""
    refusals: RefusalTexts | None
    """None: the same."""
    proposal: ProposalTexts
    steps: StepTexts
    answer: AnswerTexts
    failures: FailureTexts
    requests: RequestTexts
    page: PageTexts

    @property
    def language(self) -> Language:
        """Which one it is."""
        return self.dates.language

    def count(self, count: int, said: Plural, **values: object) -> str:
        """Return a sentence that counts, in the form that the number takes."""
        return said.form(self.dates.category(count)).format(count=count, **values)
