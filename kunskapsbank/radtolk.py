"""What a row of a file means here: its codes looked up, its words cleaned, its dates read; what cannot be is told in Swedish."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Amne, Arendetyp, Enhet
from kontaktcenter.texter import clean_text
from kunskapsbank.inlasning import FALT, Filrad
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel
from kunskapsbank.status import Malgrupp

ORD = tuple(namn for namn, falt in FALT.items() if falt.is_text)
"""The fields that are words in one language."""
MALGRUPPER = {
    "publik": Malgrupp.PUBLIK,
    "alla": Malgrupp.PUBLIK,
    "public": Malgrupp.PUBLIK,
    "extern": Malgrupp.PUBLIK,
    "intern": Malgrupp.INTERN,
    "bara personalen": Malgrupp.INTERN,
    "internal": Malgrupp.INTERN,
}
SLAG = {"artikel": Artikel.Slag.ARTIKEL, "guide": Artikel.Slag.GUIDE, "guide i steg": Artikel.Slag.GUIDE}
LANGSTA = {"extern_id": 100, "kalla": 200, "kalla_lank": 500, "kontaktvag": 500}
DATUM = ("giltig_fran", "giltig_till", "granskas_senast")


@dataclass
class Uppslag:
    """What codes and names mean, and what a row gets that says nothing. `okanda` counts the subjects that nobody knows."""

    amnen: dict[str, Amne]
    enheter: dict[str, Enhet]
    typer: dict[str, Arendetyp]
    amne: Amne | None = None
    enhet: Enhet | None = None
    okanda: dict[str, int] = field(default_factory=dict)


def make_uppslag(amne: Amne | None = None, enhet: Enhet | None = None) -> Uppslag:
    """Everything that codes can mean now, with the defaults given; three queries."""
    enheter = list(Enhet.objects.active().order_by("-pk"))
    return Uppslag(
        amnen=_by_name(Amne.objects.order_by("-pk"), "kod"),
        enheter={key: e for key, e in _by_name(enheter, "kortnamn").items()},
        typer=_by_name(Arendetyp.objects.order_by("-pk"), "kod"),
        amne=amne,
        enhet=enhet,
    )


def _by_name(rows: Any, kod: str) -> dict[str, Any]:
    """By code and by name, in lower case; a code wins over another row's name."""
    rows = list(rows)
    return {row.namn.casefold(): row for row in rows} | {getattr(row, kod).casefold(): row for row in rows}


def read_row(rad: Filrad, uppslag: Uppslag) -> tuple[dict[str, Any], list[str]]:
    """What the row says, as it is stored with the reading: only the fields that it has; and what is wrong with it, all of it.

    The fields that cannot be read are named in `olasta`, `ord` being all the words, so that nobody takes them for left out.
    """
    if rad.fel and not any(rad.varden.values()):
        return {}, rad.fel
    fel = list(rad.fel)
    innehall: dict[str, Any] = {
        "extern_id": _attempt(fel, "extern_id", lambda: _extern_id(rad.varden)),
        "sprak": _attempt(fel, "sprak", lambda: _sprak(rad.varden)),
        "ord": _attempt(fel, "", lambda: _words(rad.varden)),
    }
    facts = _facts(rad.varden, uppslag, fel)
    innehall["uppgifter"] = {namn: value for namn, value in facts.items() if value is not None}
    if fel:
        innehall["olasta"] = [namn for namn, value in {**facts, "ord": innehall["ord"]}.items() if value is None]
    innehall["ord"] = innehall["ord"] or {}
    if rad.varden.get("relaterade"):
        innehall["relaterade"] = [code[:100] for code in rad.varden["relaterade"]][:100]
    return innehall, fel


def _attempt(fel: list[str], namn: str, reading: Callable[[], Any]) -> Any:
    try:
        return reading()
    except Inmatningsfel as error:
        fel.append(f"{namn or error.falt}: {error}")
        return None


def _extern_id(varden: Mapping[str, Any]) -> str:
    text = clean_text(varden.get("extern_id") or "", falt="extern_id", is_required=False, max_length=LANGSTA["extern_id"])
    if not text:
        raise Inmatningsfel(_("Raden saknar id. Ge varje artikel ett eget, så att den kan läsas in igen utan att bli två."))
    return text


def _sprak(varden: Mapping[str, Any]) -> str:
    sprak = (varden.get("sprak") or "sv").strip().lower()
    if sprak not in dict(settings.LANGUAGES):
        koder = ", ".join(dict(settings.LANGUAGES))
        raise Inmatningsfel(_("Språket ”%(sprak)s” finns inte. Välj bland %(koder)s.") % {"sprak": sprak[:20], "koder": koder})
    return sprak


def _words(varden: Mapping[str, Any]) -> dict[str, Any]:
    """The words that the row has, cleaned; a row of an article that exists may leave out the title."""
    given = {namn: varden[namn] for namn in ORD if namn in varden}
    has_title = bool(str(given.get("titel") or "").strip())
    cleaned = Innehall(**{**given, "titel": given["titel"] if has_title else "–"}).cleaned().as_falt()
    return {namn: cleaned[namn] for namn in given if namn != "titel" or has_title}


def _facts(varden: Mapping[str, Any], uppslag: Uppslag, fel: list[str]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    readings: dict[str, Callable[[str], Any]] = {
        "slag": lambda v: _choice(v, SLAG),
        "malgrupp": lambda v: _choice(v, MALGRUPPER),
        "amne": lambda v: _subject(v, uppslag),
        "ansvarig_enhet": lambda v: _unit(v, uppslag),
        "kalla_lank": _link,
        **{namn: lambda v, namn=namn: clean_text(v, falt=namn, max_length=LANGSTA[namn]) for namn in ("kalla", "kontaktvag")},
        **{namn: _date for namn in DATUM},
    }
    for namn, reading in readings.items():
        if (value := (varden.get(namn) or "").strip()) != "":
            facts[namn] = _attempt(fel, namn, lambda reading=reading, value=value: reading(value))
    if "arendetyper" in varden:
        facts["arendetyper"] = _attempt(fel, "arendetyper", lambda: _types(varden["arendetyper"], uppslag))
    return facts


def _choice(value: str, choices: Mapping[str, str]) -> str:
    if value.casefold() not in choices:
        alla = ", ".join(dict.fromkeys(choices.values()))
        raise Inmatningsfel(_("”%(varde)s” går inte att välja. Välj bland: %(alla)s.") % {"varde": value[:50], "alla": alla})
    return choices[value.casefold()].value


def _subject(value: str, uppslag: Uppslag) -> str:
    """The code of the subject; one that nobody knows becomes the default, if there is one, and is counted."""
    found = uppslag.amnen.get(value.casefold())
    if found is None and uppslag.amne is not None:
        uppslag.okanda[value[:100]] = uppslag.okanda.get(value[:100], 0) + 1
        found = uppslag.amne
    if found is None:
        raise Inmatningsfel(_("Ämnet ”%(namn)s” finns inte.") % {"namn": value[:50]})
    return found.kod


def _unit(value: str, uppslag: Uppslag) -> str:
    found = uppslag.enheter.get(value.casefold())
    if found is None:
        raise Inmatningsfel(_("Enheten ”%(namn)s” finns inte eller är stängd.") % {"namn": value[:50]})
    return found.kortnamn


def _types(values: list[str], uppslag: Uppslag) -> list[str]:
    unknown = [value for value in values if value.casefold() not in uppslag.typer]
    if unknown:
        raise Inmatningsfel(_("Ärendetypen ”%(namn)s” finns inte.") % {"namn": unknown[0][:50]})
    return sorted({uppslag.typer[value.casefold()].kod for value in values})


def _link(value: str) -> str:
    if len(value) > LANGSTA["kalla_lank"]:
        raise Inmatningsfel(_("Länken är för lång."))
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError:
        raise Inmatningsfel(_("”%(varde)s” är ingen länk. Skriv hela adressen med https://.") % {"varde": value[:50]}) from None
    return value


def _date(value: str) -> str:
    try:
        dag = date.fromisoformat(value[:10])
    except ValueError:
        raise Inmatningsfel(_("”%(varde)s” är inget datum. Skriv som 2026-12-31.") % {"varde": value[:20]}) from None
    return dag.isoformat()
