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
from kunskapsbank.models import Artikel, Artikeltext, Inlasningsrad, Revision
from kunskapsbank.radtolk import DATUM, ORD, Uppslag
from kunskapsbank.rattigheter import By, may_publish_unreviewed
from kunskapsbank.status import Lage, Malgrupp
from kunskapsbank.uppgiftsratt import latest_review, refusals, say_latest_review

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


@dataclass
class Bedomning:
    """What becomes of a row: `ord` are all words of the new version, which starts as `blir`; `uppgifter` what changes of the article.

    `undan` is the draft that somebody is writing and that is put among the versions by it.
    """

    verkan: str
    ord: dict[str, Any] = field(default_factory=dict)
    uppgifter: dict[str, Any] = field(default_factory=dict)
    blir: str = ""
    is_ater_i_bruk: bool = False
    undan: int | None = None
    fel: list[str] = field(default_factory=list)


def judge(
    innehall: Mapping[str, Any], befintligt: Befintligt, uppslag: Uppslag, utgivning: Utgivning, blivande: Mapping[str, str] | None = None
) -> Bedomning:
    """Weigh what was read of a row against what is there now and what earlier rows make: the articles `blivande`, each with its unit."""
    extern_id, sprak = innehall["extern_id"], innehall["sprak"]
    artikel = befintligt.artiklar.get(extern_id)
    text = befintligt.text(extern_id, sprak)
    is_known = artikel is not None or extern_id in (blivande or {})
    facts = dict(innehall["uppgifter"]) if is_known else _with_defaults(innehall["uppgifter"], uppslag)
    changed = {namn: value for namn, value in facts.items() if artikel is None or value != fact_of(artikel, namn, befintligt)}
    unit = facts.get("ansvarig_enhet") or (blivande or {}).get(extern_id)
    state = utgivning.state(_units(artikel, unit, uppslag))
    words = _all_words(innehall["ord"], _base(text, befintligt, state))
    is_version = _is_new_version(words, text, befintligt, utgivning, state)
    fel = [] if is_known else _missing(innehall, facts)
    if is_version and "ord" not in innehall.get("olasta", ()):
        fel += _word_faults(innehall, words, befintligt.open_of(text), state)
    fel += _fact_faults(artikel, facts, changed)
    if artikel is not None and not may_publish_unreviewed(utgivning.by, [artikel.ansvarig_enhet_id]):
        fel += _refusals(artikel, changed, befintligt)
    if fel:
        return Bedomning(Verkan.FEL, fel=fel)
    blir = state if is_version else ""
    if befintligt.current(text) is None:
        return Bedomning(Verkan.NY, words, changed, blir)
    is_back = state == Lage.PUBLICERAD and artikel.indragen is not None
    verkan = Verkan.ANDRAS if is_version or changed or is_back else Verkan.LIKA
    undan = _put_aside(words, befintligt.open_of(text)) if is_version else None
    return Bedomning(verkan, words, changed, blir, is_ater_i_bruk=is_back, undan=undan)


def _base(text: Artikeltext | None, befintligt: Befintligt, state: Lage) -> Revision | None:
    """What says that which the row leaves out: what is published. What somebody is writing only where the row makes a draft too."""
    if text is None or text.publicerad is not None or state != Lage.UTKAST:
        return text.publicerad if text else None
    return befintligt.open_of(text)


def _is_new_version(words: Mapping[str, Any], text: Artikeltext | None, befintligt: Befintligt, utgivning: Utgivning, state: Lage) -> bool:
    """Whether the row says something else than what is published and what is on its way; or brings one's own draft further."""
    oppen = befintligt.open_of(text)
    if text is not None and text.publicerad is not None and _says(text.publicerad, words):
        return False
    if oppen is None or not _says(oppen, words):
        return True
    is_own = oppen.skapad_av_id == (utgivning.by.pk if utgivning.by else None)
    return is_own and _is_further(oppen, state)


def _says(revision: Revision, words: Mapping[str, Any]) -> bool:
    return Innehall.of(revision).as_falt() == words


def _put_aside(words: Mapping[str, Any], oppen: Revision | None) -> int | None:
    return oppen.pk if oppen is not None and not _says(oppen, words) else None


def _units(artikel: Artikel | None, kortnamn: str | None, uppslag: Uppslag) -> set[int]:
    """Those that answer for the article, before and after the row."""
    before = {artikel.ansvarig_enhet_id} if artikel else set()
    enhet = uppslag.enheter.get(kortnamn.casefold()) if kortnamn else None
    return before | ({enhet.pk} if enhet else set())


def _is_further(oppen: Revision, state: Lage) -> bool:
    """Whether the same words come further on their way by the row than they are."""
    return state == Lage.PUBLICERAD or (state == Lage.GRANSKAS and oppen.lage == Lage.UTKAST)


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
    """Field, what it says now, what it would say: those that differ, in the order of files. What is published is what it says now."""
    artikel = befintligt.artiklar.get(innehall["extern_id"])
    text = befintligt.text(innehall["extern_id"], innehall["sprak"])
    now = text.publicerad or befintligt.open_of(text) if text else None
    found = []
    for namn in FALT:
        if namn in innehall["ord"]:
            before, after = getattr(now, namn) if now else "", innehall["ord"][namn]
        elif namn in innehall["uppgifter"]:
            before, after = fact_of(artikel, namn, befintligt) if artikel else "", innehall["uppgifter"][namn]
        elif namn == "relaterade" and namn in innehall:
            own = befintligt.relaterade.get(artikel.pk, set()) if artikel else set()
            before, after = sorted(own), sorted(own | set(innehall[namn]))
        else:
            continue
        if before != after and (before or after):
            found.append((namn, before, after))
    return found


def _all_words(given: Mapping[str, Any], base: Revision | None) -> dict[str, Any]:
    said = Innehall.of(base).as_falt() if base else Innehall(titel="").as_falt()
    return {**said, **{namn: given[namn] for namn in ORD if namn in given}}


def _with_defaults(facts: Mapping[str, Any], uppslag: Uppslag) -> dict[str, Any]:
    known: dict[str, Any] = {"malgrupp": Malgrupp.INTERN.value, "slag": Artikel.Slag.ARTIKEL.value}
    if uppslag.amne is not None:
        known["amne"] = uppslag.amne.kod
    if uppslag.enhet is not None:
        known["ansvarig_enhet"] = uppslag.enhet.kortnamn
    return {**known, **facts}


def _missing(innehall: Mapping[str, Any], facts: Mapping[str, Any]) -> list[str]:
    """What a new article lacks."""
    fel = []
    if innehall["extern_id"].startswith(EGET_ID):
        fel.append(_("Artikeln %(id)s finns inte i samlingen.") % {"id": innehall["extern_id"]})
    mening = _("%(falt)s: Fältet saknas. Lägg till det i filen, eller välj i formuläret vad rader utan det ska få.")
    unread = innehall.get("olasta", ())
    return fel + [mening % {"falt": namn} for namn in ("amne", "ansvarig_enhet") if not facts.get(namn) and namn not in unread]


def _word_faults(innehall: Mapping[str, Any], words: Mapping[str, Any], oppen: Revision | None, state: Lage) -> list[str]:
    """Why the words cannot become a version."""
    fel = []
    if not words["titel"]:
        fel.append(_("titel: Skriv frågan."))
    if state != Lage.UTKAST and not (words["kort_svar"] or words["svar"] or words["steg"]):
        fel.append(_("svar: Det går inte att publicera en artikel utan svar."))
    if oppen is not None and oppen.lage in (Lage.GRANSKAS, Lage.GODKAND):
        fel.append(_("Någon har skickat en ny version för granskning. Publicera eller ta tillbaka den först."))
    return fel


def _fact_faults(artikel: Artikel | None, facts: Mapping[str, Any], changed: Mapping[str, Any]) -> list[str]:
    """What is known that cannot be."""
    fel = []
    if changed.get("granskas_senast", "") > latest_review().isoformat():
        fel.append(f"granskas_senast: {say_latest_review()}")
    first = facts.get("giltig_fran") or (artikel.giltig_fran.isoformat() if artikel else "")
    last = facts.get("giltig_till") or (artikel.giltig_till.isoformat() if artikel and artikel.giltig_till else "")
    if first and last and last < first:
        fel.append(_("giltig_till: Artikeln kan inte sluta gälla innan den börjar gälla."))
    return fel


def _refusals(artikel: Artikel, changed: Mapping[str, Any], befintligt: Befintligt) -> list[str]:
    """What the row would show without anybody's review."""
    texts = [text for (pk, _sprak), text in befintligt.texter.items() if pk == artikel.pk]
    is_out = any(text.publicerad_id or ((open_ := befintligt.open_of(text)) and open_.lage == Lage.GODKAND) for text in texts)
    values = {namn: date.fromisoformat(value) if namn in DATUM else value for namn, value in changed.items()}
    return [f"{namn}: {mening}" for namn, mening in refusals(artikel, values, is_out=is_out).items()]
