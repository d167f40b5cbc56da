"""What a row would do to what is there: nothing, a change, something new, or nothing because it cannot be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kontaktcenter.models import Amne, Enhet
from kunskapsbank.befintligt import EGET_ID, Befintligt
from kunskapsbank.inlasning import FALT
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Inlasningsrad, Revision
from kunskapsbank.radtolk import DATUM, ORD, Uppslag
from kunskapsbank.rattigheter import By, may_publish_unreviewed
from kunskapsbank.status import OPPNA, Lage, Malgrupp

Verkan = Inlasningsrad.Verkan
FAKTA = (
    "slag",
    "amne",
    "ansvarig_enhet",
    "malgrupp",
    "giltig_fran",
    "giltig_till",
    "granskas_senast",
    "kalla",
    "kalla_lank",
    "kontaktvag",
)
"""The fields of an article that a row can set."""


@dataclass(frozen=True)
class Utgivning:
    """Whether what is read in is to be published, and by whom it is read in."""

    is_publicera: bool
    by: By = None

    def state(self, enheter: Iterable[int]) -> Lage:
        """Where a new version of an article of the units starts: published only by who may do so without their review."""
        if not self.is_publicera:
            return Lage.UTKAST
        return Lage.PUBLICERAD if may_publish_unreviewed(self.by, enheter) else Lage.GRANSKAS

    def may_raise(self, artikel: Artikel) -> bool:
        """Whether what the staff alone can read may be shown to everybody by it."""
        return may_publish_unreviewed(self.by, [artikel.ansvarig_enhet_id])


@dataclass
class Bedomning:
    """What becomes of a row: `ord` are all words of the new version, which starts as `blir`; `uppgifter` what changes of the article."""

    verkan: str
    ord: dict[str, Any] = field(default_factory=dict)
    uppgifter: dict[str, Any] = field(default_factory=dict)
    blir: str = ""
    is_ater_i_bruk: bool = False
    fel: list[str] = field(default_factory=list)


def judge(
    innehall: Mapping[str, Any], befintligt: Befintligt, uppslag: Uppslag, utgivning: Utgivning, blivande: Mapping[str, str] | None = None
) -> Bedomning:
    """Weigh a row that could be read against what is there now, and what earlier rows make: the articles `blivande`, each with its unit."""
    extern_id, sprak = innehall["extern_id"], innehall["sprak"]
    artikel = befintligt.artiklar.get(extern_id)
    text = befintligt.text(extern_id, sprak)
    current = befintligt.current(text)
    words = _all_words(innehall["ord"], current)
    is_known = artikel is not None or extern_id in (blivande or {})
    facts = dict(innehall["uppgifter"]) if is_known else _with_defaults(innehall["uppgifter"], uppslag)
    unit = facts.get("ansvarig_enhet") or (blivande or {}).get(extern_id)
    blir = utgivning.state(_units(artikel, unit, uppslag))
    fel = _faults(innehall, artikel, current, words, facts, blir=blir, is_known=is_known)
    if artikel is not None and not utgivning.may_raise(artikel) and _is_raised(artikel, facts, befintligt):
        fel.append(_("malgrupp: Bara den som granskar artiklar på %(enhet)s kan visa den för alla.") % {"enhet": artikel.ansvarig_enhet})
    if fel:
        return Bedomning(Verkan.FEL, fel=fel)
    if artikel is None:
        return Bedomning(Verkan.NY, words, facts, blir)
    changed = {namn: value for namn, value in facts.items() if value != fact_of(artikel, namn, befintligt)}
    if current is None:
        return Bedomning(Verkan.NY, words, changed, blir)
    is_new = words != Innehall.of(current).as_falt() or _is_further(current, blir)
    is_back = blir == Lage.PUBLICERAD and artikel.indragen is not None
    verkan = Verkan.ANDRAS if is_new or changed or is_back else Verkan.LIKA
    return Bedomning(verkan, words, changed, blir if is_new else "", is_ater_i_bruk=is_back)


def _units(artikel: Artikel | None, kortnamn: str | None, uppslag: Uppslag) -> set[int]:
    """Those that answer for the article, before and after the row."""
    before = {artikel.ansvarig_enhet_id} if artikel else set()
    enhet = uppslag.enheter.get(kortnamn.casefold()) if kortnamn else None
    return before | ({enhet.pk} if enhet else set())


def _is_raised(artikel: Artikel, facts: Mapping[str, Any], befintligt: Befintligt) -> bool:
    """Whether what the staff alone can read now would be shown to everybody, as in `update_artikel`."""
    if facts.get("malgrupp") != Malgrupp.PUBLIK or artikel.malgrupp == Malgrupp.PUBLIK:
        return False
    return any(text.publicerad_id for (pk, _sprak), text in befintligt.texter.items() if pk == artikel.pk)


def _is_in_the_way(current: Revision, words: Mapping[str, Any], blir: str) -> bool:
    """Whether what waits for review says something else, or would be published past those who review it."""
    if current.lage not in (Lage.GRANSKAS, Lage.GODKAND):
        return False
    return blir == Lage.PUBLICERAD or words != Innehall.of(current).as_falt()


def _is_further(current: Revision, blir: str) -> bool:
    """Whether the same words come further on their way by the row than they are."""
    return current.lage in OPPNA and (blir == Lage.PUBLICERAD or (blir == Lage.GRANSKAS and current.lage == Lage.UTKAST))


def fact_of(artikel: Artikel, namn: str, befintligt: Befintligt) -> Any:
    """What is known now, written as rows are."""
    if namn == "arendetyper":
        return sorted(befintligt.typer.get(artikel.pk, ()))
    value = getattr(artikel, namn)
    if namn == "amne":
        return value.kod
    if namn == "ansvarig_enhet":
        return value.kortnamn
    return value.isoformat() if hasattr(value, "isoformat") else value or ""


def fact_fields(facts: Mapping[str, Any], amnen: Mapping[str, Amne], enheter: Mapping[str, Enhet]) -> dict[str, Any]:
    """Facts as rows are written, as fields of an article; the types of errands, which are not one, are left out."""
    fields: dict[str, Any] = {namn: value for namn, value in facts.items() if namn in FAKTA}
    for namn in DATUM:
        if namn in fields:
            fields[namn] = date.fromisoformat(fields[namn]) if fields[namn] else None
    if "amne" in fields:
        fields["amne"] = amnen[fields["amne"]]
    if "ansvarig_enhet" in fields:
        fields["ansvarig_enhet"] = enheter[fields["ansvarig_enhet"]]
    return fields


def differences(innehall: Mapping[str, Any], befintligt: Befintligt) -> list[tuple[str, Any, Any]]:
    """Field, what it says now, what it would say: those that differ, in the order of files."""
    artikel = befintligt.artiklar.get(innehall["extern_id"])
    current = befintligt.current(befintligt.text(innehall["extern_id"], innehall["sprak"]))
    found = []
    for namn in FALT:
        if namn in innehall["ord"]:
            before, after = getattr(current, namn) if current else "", innehall["ord"][namn]
        elif namn in innehall["uppgifter"]:
            before, after = fact_of(artikel, namn, befintligt) if artikel else "", innehall["uppgifter"][namn]
        else:
            continue
        if before != after and (before or after):
            found.append((namn, before, after))
    return found


def _all_words(given: Mapping[str, Any], current: Revision | None) -> dict[str, Any]:
    base = Innehall.of(current).as_falt() if current else Innehall(titel="").as_falt()
    return {**base, **{namn: given[namn] for namn in ORD if namn in given}}


def _with_defaults(facts: Mapping[str, Any], uppslag: Uppslag) -> dict[str, Any]:
    known: dict[str, Any] = {"malgrupp": Malgrupp.INTERN.value, "slag": Artikel.Slag.ARTIKEL.value}
    if uppslag.amne is not None:
        known["amne"] = uppslag.amne.kod
    if uppslag.enhet is not None:
        known["ansvarig_enhet"] = uppslag.enhet.kortnamn
    return {**known, **facts}


def _faults(
    innehall: Mapping[str, Any],
    artikel: Artikel | None,
    current: Revision | None,
    words: Mapping[str, Any],
    facts: Mapping[str, Any],
    *,
    blir: str,
    is_known: bool,
) -> list[str]:
    fel = []
    if artikel is None and innehall["extern_id"].startswith(EGET_ID):
        fel.append(_("Artikeln %(id)s finns inte i samlingen.") % {"id": innehall["extern_id"]})
    if not words["titel"]:
        fel.append(_("titel: Skriv frågan."))
    if blir != Lage.UTKAST and not (words["kort_svar"] or words["svar"] or words["steg"]):
        fel.append(_("svar: Det går inte att publicera en artikel utan svar."))
    if not is_known:
        fel += [_("%(falt)s: Fältet saknas.") % {"falt": namn} for namn in ("amne", "ansvarig_enhet") if not facts.get(namn)]
    if current is not None and _is_in_the_way(current, words, blir):
        fel.append(_("Någon har skickat en ny version för granskning. Publicera eller ta tillbaka den först."))
    first = facts.get("giltig_fran") or (artikel.giltig_fran.isoformat() if artikel else "")
    last = facts.get("giltig_till") or (artikel.giltig_till.isoformat() if artikel and artikel.giltig_till else "")
    if first and last and last < first:
        fel.append(_("giltig_till: Artikeln kan inte sluta gälla innan den börjar gälla."))
    return fel
