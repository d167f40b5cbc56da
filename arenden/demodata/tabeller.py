"""Rows on their way to the database: gathered per table as lines for COPY."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

from django.db import models

from arenden import models as m
from arenden.demodata.delning import HALVOR
from arenden.demodata.tid import DAG, DYGN, KLOCKA

SAKNAS: Any = object()
LANGSTA_KOD = 30
"""A column of text that is no longer than this holds a code, a number or a time, and no comma."""
CITAT = "\x01"
"""What stands around words: a character that is in no text, so that none needs to be written twice."""
ARENDETS_FASTA = (
    "id",
    "nummer",
    "arendetyp_id",
    "center_id",
    "kanal",
    "kontor",
    "sekretess",
    "is_bradskande",
    "registrerad",
    "svarsfrist",
    "svarsfrist_enhet",
    "lovad_svar_senast",
)
"""Columns of a case that stay as they were when it was registered."""
ARENDETS_RORLIGA = (
    "ansvarig_enhet_id",
    "agent_id",
    "handlaggare_id",
    "status",
    "avslutsorsak",
    "version",
    "frist_borjar",
    "svar_senast",
    "klockan_stannad",
    "vilar_till",
    "besvarad",
    "avslutad",
    "sammanslaget_med_id",
)
"""Columns of a case that its moves change."""
HANDELSENS_FASTA = ("is_av_medborgare", "center_id", "enhet_id", "till_enhet_id", "kanal", "amne_id", "arendetyp_id", "kontor", "sprak")
"""Columns of an event that it is broken down by: the same few thousand combinations come back."""


class Tabell:
    """One table being filled. `next_id` gives the ids in order; `row` makes a line for COPY of values by column name.

    A case leaves some thirty rows, so lines are made by functions that are put together once for each table. Each of `grupper`
    is columns whose values come back in many rows: its function of the same number writes them, to stand last in the line in
    that order. The database gives a numbered table its ids when the lines of both halves meet; a line begins with its moment.
    """

    def __init__(
        self, model: type[models.Model], halva: int, upplagor: int, *, grupper: Sequence[Sequence[str]] = (), is_numrerad: bool = False
    ) -> None:
        """A table without rows."""
        falt = {f.column: f for f in model._meta.local_concrete_fields if not f.generated}
        egna = [kolumn for kolumn in falt if not any(kolumn in grupp for grupp in grupper) and not (is_numrerad and kolumn == "id")]
        if is_numrerad:
            egna.sort(key=lambda kolumn: kolumn != "tid")
        self.model = model
        self.is_numrerad = is_numrerad
        self.kolumner = [kolumn for grupp in (egna, *grupper) for kolumn in grupp]
        self.texter = [kolumn for kolumn, f in falt.items() if not f.null and isinstance(f, models.CharField | models.TextField)]
        self.row, *self.grupper = (_make_formatter([falt[kolumn] for kolumn in grupp]) for grupp in (egna, *grupper))
        self.next_id = count(1 + halva * upplagor, HALVOR * upplagor).__next__
        self._begin()

    def _begin(self) -> None:
        self.waiting: list[str] = []
        # Put a line among those that wait. Called tens of millions of times: straight to the list.
        self.add = self.waiting.append

    def take(self) -> bytes:
        """The lines that wait; others may be added from now on."""
        taken = "\n".join(self.waiting).encode()
        self._begin()
        return taken

    @property
    def copy_sql(self) -> str:
        """The COPY that takes the lines; an empty value is NULL but in a column of text that may not be."""
        forced = f", FORCE_NOT_NULL ({', '.join(self.texter)})" if self.texter else ""
        return f"COPY {self.model._meta.db_table} ({', '.join(self.kolumner)}) FROM STDIN WITH (FORMAT csv, QUOTE '{CITAT}'{forced})"


MOMENTETS_LANGD = len(DAG[0] + KLOCKA[0])


def _make_formatter(falt: Sequence[models.Field]) -> Callable[..., str]:
    """A function of the columns' values by name that gives them as comma-separated text.

    What may be left out has the value that the model would give it. Words stand in quotes; codes and numbers need none.
    """
    forval = {f.column: _default(f) for f in falt}
    parametrar = [kolumn if varde is SAKNAS else f"{kolumn}={varde!r}" for kolumn, varde in forval.items()]
    source = f"lambda *, {', '.join(parametrar)}: f'''{','.join(map(_written, falt))}'''"
    return eval(source, {"DAG": DAG, "DYGN": DYGN, "KLOCKA": KLOCKA, "CITAT": CITAT})  # noqa: S307 – of the models' own column names and defaults


def _written(falt: models.Field) -> str:
    """The piece of an f-string that writes a value of the column."""
    kolumn = value = falt.column
    if isinstance(falt, models.DateTimeField):
        value = f"DAG[{kolumn} // DYGN] + KLOCKA[{kolumn} % DYGN]"
    is_words = isinstance(falt, models.CharField) and not isinstance(falt, models.SlugField) and falt.max_length > LANGSTA_KOD
    if is_words or isinstance(falt, models.TextField | models.JSONField):
        value = f"CITAT + {kolumn} + CITAT"
    return f"{{'' if {kolumn} is None else {value}}}" if falt.null else f"{{{value}}}"


def _default(falt: models.Field) -> Any:
    """What the model puts in a column that is not named; SAKNAS for one that must be."""
    if falt.null:
        return None
    if isinstance(falt, models.JSONField):
        return "{}"
    if falt.has_default() and not callable(falt.default):
        return getattr(falt.default, "value", falt.default)
    return "" if falt.blank and isinstance(falt, models.CharField | models.TextField) else SAKNAS


class Tabeller:
    """All tables that the simulation fills."""

    def __init__(self, halva: int = 0, upplagor: int = 1) -> None:
        """No table has rows yet. The halves share the ids of most tables by taking turns; each id leaves room for its editions."""
        self._halva = halva
        self._upplagor = upplagor
        self._tabeller: list[Tabell] = []
        self.anteckning = self._tabell(m.Anteckning)
        self.arende = self._tabell(m.Arende, grupper=(ARENDETS_RORLIGA, ARENDETS_FASTA))
        self.arenderelation = self._tabell(m.Arenderelation)
        self.ateruppringning = self._tabell(m.Ateruppringning)
        self.bevakning = self._tabell(m.Bevakning)
        self.fraga = self._tabell(m.Fraga)
        self.handelse = self._tabell(m.Handelse, grupper=(HANDELSENS_FASTA,), is_numrerad=True)
        self.historik = self._tabell(m.Arende.history.model, grupper=(ARENDETS_RORLIGA, ARENDETS_FASTA))
        self.inlamnare = self._tabell(m.Inlamnare)
        self.insyn = self._tabell(m.Insyn)
        self.kontakt = self._tabell(m.Kontakt)
        self.meddelande = self._tabell(m.Meddelande)
        self.notis = self._tabell(m.Notis)
        self.nummerserie = self._tabell(m.Nummerserie)
        self.overlamning = self._tabell(m.Overlamning)
        self.paus = self._tabell(m.Paus)
        self.person = self._tabell(m.Person)
        self.remiss = self._tabell(m.Remiss)
        self.telefonmeddelande = self._tabell(m.Telefonmeddelande)
        self.visning = self._tabell(m.Visning)
        (self.breakdown,) = self.handelse.grupper
        # A case's row and its history have these columns in common.
        self.changing, self.constant = self.arende.grupper

    def _tabell(self, model: type[models.Model], *, grupper: Sequence[Sequence[str]] = (), is_numrerad: bool = False) -> Tabell:
        tabell = Tabell(model, self._halva, self._upplagor, grupper=grupper, is_numrerad=is_numrerad)
        self._tabeller.append(tabell)
        return tabell

    def __iter__(self) -> Iterator[Tabell]:
        return iter(self._tabeller)

    def take(self) -> dict[int, bytes]:
        """All lines that wait, by the number of the table."""
        return {nr: tabell.take() for nr, tabell in enumerate(self._tabeller) if tabell.waiting}
