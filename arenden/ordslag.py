"""What each word of a search over cases may be: of the name of a case type, of somebody's name, or of the text alone.

For searches such as "bygglov köket" and "Matti ritningar", whose words stand in different places of one case.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists
from django.db.models.query import QuerySet

from arenden.models import Person
from arenden.ordform import stems
from arenden.sokord import ORD, with_namn
from kontaktcenter.models import Arendetyp
from kunskapsbank.analys import fold, is_stop_word

FLEST = 8
"""Words that are sorted; whoever writes more knows what the text says."""


@dataclass(frozen=True)
class Ordslag:
    """The words of a search by what they may be. `typer` has the ids of the case types that each of its words names."""

    typer: dict[str, set[int]] = field(default_factory=dict)
    namn: Sequence[str] = ()
    text: Sequence[str] = ()

    @property
    def is_mixed(self) -> bool:
        """Whether there is another way to understand the words than as one text or one name."""
        return bool(self.typer) or bool(self.namn and self.text)

    @property
    def without_names(self) -> "Ordslag":
        """The same with all names taken for words of the text."""
        return Ordslag(self.typer, (), [*self.namn, *self.text])


def sort_words(fraga: str, persons: QuerySet[Person]) -> Ordslag:
    """Sort the words by the case types there are and by the names of `persons`; nothing for one word, many, "quoted" or -unwanted ones.

    Two queries.
    """
    words = [word for word in ORD.findall(fraga) if not is_stop_word(fold(word))]
    if '"' in fraga or " -" in f" {fraga}" or not 2 <= len(words) <= FLEST:
        return Ordslag()
    names = [(pk, stems(namn)) for pk, namn in Arendetyp.objects.values_list("pk", "namn")]
    typer = {word: {pk for pk, found in names if stems(word) & found} for word in words}
    others = [word for word in words if not typer[word]]
    known = _names_among(others, persons)
    return Ordslag(
        {word: ids for word, ids in typer.items() if ids},
        [word for word in others if word in known],
        [word for word in others if word not in known],
    )


def _names_among(words: Sequence[str], persons: QuerySet[Person]) -> set[str]:
    """The words that are part of somebody's name."""
    if not words:
        return set()
    answers = persons.order_by().values_list(*(Exists(with_namn(persons.order_by(), word)) for word in words)).first() or ()
    return {word for word, is_name in zip(words, answers, strict=False) if is_name}
