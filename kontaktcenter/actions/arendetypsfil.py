"""Case types are read in from a file: all of it or nothing, and first as a trial that tells what it would change."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.actions.grund import check_administers
from kontaktcenter.arendetypsfil import FRAGEFALT, RUBRIKER, Typrad, describe
from kontaktcenter.arendetypstolk import Uppslag
from kontaktcenter.fel import InaktuellSida
from kontaktcenter.granskning import Granskningsfel, refuse_new_anmarkningar
from kontaktcenter.models import Anvandare, Arendetyp, Foljdfraga


@dataclass(frozen=True)
class Typandring:
    """What becomes of one case type: each field that changes, with what it was and what it becomes. A new one was nothing."""

    rad: int
    kod: str
    namn: str
    is_ny: bool
    skillnader: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Typfel:
    """Why a row, or the whole when `rad` is 0, cannot be read in."""

    rad: int
    mening: str


@dataclass
class Inlasning:
    """What a file changes, or why it is refused: then nothing is changed at all."""

    andringar: list[Typandring] = field(default_factory=list)
    fel: list[Typfel] = field(default_factory=list)

    @property
    def marke(self) -> str:
        """A mark of all that it changes, so that what is confirmed is what was shown."""
        return hashlib.sha256(json.dumps([astuple(a) for a in self.andringar]).encode()).hexdigest()[:32]


class _Angra(Exception):
    """Undo what the block has done."""


def read_in_arendetyper(*, rader: Sequence[Typrad], by: Anvandare, sedd: str | None = None) -> Inlasning:
    """Read the rows in, unless any of them is wrong or the whole would leave a case without owner, unit or deadline.

    Without `sedd` it is a trial that is undone. With it – the `marke` of the trial that was looked at – it is done, and
    InaktuellSida is raised when it would no longer change the same. Case types that the file does not name stay as they are.
    """
    check_administers(by)
    inlasning = Inlasning()
    try:
        with refuse_new_anmarkningar() as check:
            _read_all(rader, inlasning, by, is_trial=sedd is None)
            if inlasning.fel:
                raise _Angra
            check()
            if sedd is None:
                raise _Angra
            if sedd != inlasning.marke:
                raise InaktuellSida(_("Något har ändrats sedan du såg vad filen ändrar. Gå igenom den igen."))
    except _Angra:
        pass
    except Granskningsfel as error:
        inlasning.fel += [Typfel(0, str(anmarkning)) for anmarkning in error.anmarkningar]
    return inlasning


def _read_all(rader: Sequence[Typrad], inlasning: Inlasning, by: Anvandare, *, is_trial: bool) -> None:
    uppslag, seen = Uppslag(), {}
    # Whoever only looks lets everybody else change case types meanwhile; what the trial itself writes is undone at its end.
    rows = Arendetyp.objects.all() if is_trial else Arendetyp.objects.select_for_update(of=("self",))
    known = {a.kod: a for a in rows.select_related("amne", "center", "ansvarig_enhet").prefetch_related("foljdfragor")}
    for rad in rader:
        if rad.kod in seen:
            mening = _("Koden ”%(kod)s” står redan på rad %(rad)d.") % {"kod": rad.kod, "rad": seen[rad.kod]}
            inlasning.fel.append(Typfel(rad.nummer, mening))
            continue
        seen[rad.kod] = rad.nummer
        missing = _missing_in_new(rad) if rad.kod not in known else ""
        values, wrong = ({}, [missing]) if missing else uppslag.read(rad)
        if not wrong:
            wrong = _save(rad, known.get(rad.kod), values, inlasning, by)
        inlasning.fel += [Typfel(rad.nummer, mening) for mening in wrong]


def _missing_in_new(rad: Typrad) -> str:
    """What a row of a code that nobody has lacks to be a new case type, in one sentence: more often than new it is misspelt."""
    fields = (Arendetyp._meta.get_field(falt) for falt in RUBRIKER if falt != "foljdfragor")
    needed = [field.name for field in fields if not field.blank and not field.has_default()]
    missing = [RUBRIKER[falt] for falt in needed if not rad.celler.get(falt)]
    if not rad.kod or not missing:
        return ""
    mening = _("Koden ”%(kod)s” finns inte; en ny ärendetyp behöver också %(saknas)s.")
    return mening % {"kod": rad.kod[:80], "saknas": ", ".join(missing)}


def _save(rad: Typrad, old: Arendetyp | None, values: dict[str, Any], inlasning: Inlasning, by: Anvandare) -> list[str]:
    """Save one row within the whole; the sentences of what its model refuses."""
    fore = describe(old, old.foljdfragor.all()) if old else {}
    arendetyp = old or Arendetyp()
    fragor = values.pop("foljdfragor", None)
    for falt, value in values.items():
        setattr(arendetyp, falt, value)
    if old is not None and describe(arendetyp, old.foljdfragor.all()) == fore and _are_asked(old, fragor):
        return []
    try:
        with transaction.atomic():
            arendetyp.full_clean()
            efter = describe(arendetyp, arendetyp.foljdfragor.all() if old else [])
            if efter != fore:
                arendetyp._history_user = by
                arendetyp.save()
            if fragor is not None:
                _save_fragor(arendetyp, fragor)
            efter = describe(arendetyp, arendetyp.foljdfragor.order_by("ordning", "id"))
    except ValidationError as error:
        return _sentences(error)
    skillnader = tuple((RUBRIKER[f], fore.get(f, ""), efter[f]) for f in efter if fore.get(f, "") != efter[f])
    if skillnader:
        inlasning.andringar.append(Typandring(rad.nummer, arendetyp.kod, arendetyp.namn, old is None, skillnader))
    return []


def _are_asked(arendetyp: Arendetyp, fragor: Sequence[Mapping[str, Any]] | None) -> bool:
    """Whether the case type asks just these questions already, in this order; most rows of a file do, and need no look at each."""
    asked = [{falt: value for falt in FRAGEFALT if (value := getattr(fraga, falt))} for fraga in arendetyp.foljdfragor.all()]
    return fragor is None or asked == [{falt: value for falt, value in fraga.items() if value} for fraga in fragor]


def _save_fragor(arendetyp: Arendetyp, fragor: Sequence[Mapping[str, Any]]) -> None:
    """Let the case type ask these questions in this order, and no others."""
    known = {fraga.nyckel: fraga for fraga in arendetyp.foljdfragor.all()}
    arendetyp.foljdfragor.exclude(nyckel__in=[fraga["nyckel"] for fraga in fragor]).delete()
    for ordning, said in enumerate(fragor):
        fraga = known.get(said["nyckel"]) or Foljdfraga(arendetyp=arendetyp)
        fraga.ordning = ordning
        for falt in FRAGEFALT:
            setattr(fraga, falt, said.get(falt, Foljdfraga._meta.get_field(falt).get_default()))
        try:
            fraga.full_clean()
        except ValidationError as error:
            sentences = _sentences(error)
            raise ValidationError([f"{_('Följdfrågan')} ”{said['nyckel'][:50]}”: {mening}" for mening in sentences]) from error
        fraga.save()


def _sentences(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [
        f"{RUBRIKER[falt].capitalize()}: {mening}" if falt in RUBRIKER else mening
        for falt, meningar in error.message_dict.items()
        for mening in meningar
    ]
