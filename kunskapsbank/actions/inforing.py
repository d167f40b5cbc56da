"""A bunch of rows of a file into the articles, in its caller's transaction and a handful of queries.

The rows are weighed anew against what is there now: what has happened since the file was looked through is not overwritten blindly.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from kontaktcenter.models import Amne, Arendetyp, Enhet
from kunskapsbank.actions.index import sync_texter
from kunskapsbank.actions.inlasningsrader import save_rows
from kunskapsbank.befintligt import Befintligt, read_befintligt
from kunskapsbank.models import Artikel, Artikelhandelse, Artikeltext, Inlasning, Inlasningsrad, Revision
from kunskapsbank.radtolk import make_uppslag
from kunskapsbank.radverkan import FAKTA, Bedomning, Utgivning, fact_fields, fact_of, judge
from kunskapsbank.rattigheter import By
from kunskapsbank.status import Handelsetyp, Lage
from kunskapsbank.uppgiftsratt import usual_review

Verkan = Inlasningsrad.Verkan


@dataclass
class Bunt:
    """A bunch on its way in: what is there, what becomes of each row, and what is written at the end."""

    inlasning: Inlasning
    befintligt: Befintligt
    amnen: dict[str, Amne]
    enheter: dict[str, Enhet]
    typer: dict[str, int]
    handelser: list[Artikelhandelse] = field(default_factory=list)

    def note(self, typ: Handelsetyp, artikel: Artikel, sprak: str = "", **data: Any) -> None:
        """An event, written with the others."""
        self.handelser.append(
            Artikelhandelse(
                typ=typ,
                artikel_id=artikel.pk,
                sprak=sprak,
                av=self.inlasning.av,
                enhet_id=artikel.ansvarig_enhet_id,
                amne_id=artikel.amne_id,
                data={"inlasning": str(self.inlasning.pk), **data},
            )
        )


def apply_bunch(inlasning: Inlasning, rader: list[Inlasningsrad]) -> None:
    """Write the rows: new articles, changed facts, new versions; each a draft, waiting for review or published."""
    uppslag = make_uppslag(inlasning.amne, inlasning.enhet)
    befintligt = read_befintligt(inlasning.samling, [rad.innehall["extern_id"] for rad in rader], is_locked=True)
    bunt = Bunt(
        inlasning,
        befintligt,
        amnen={a.kod: a for a in uppslag.amnen.values()},
        enheter={e.kortnamn: e for e in uppslag.enheter.values()},
        typer={t.kod: t.pk for t in uppslag.typer.values()},
    )
    utgivning = Utgivning(inlasning.is_publicera, inlasning.av)
    judged, blivande = [], {}
    for rad in rader:
        found = _as_told(rad, judge(rad.innehall, befintligt, uppslag, utgivning, blivande))
        judged.append((rad, found))
        if found.verkan == Verkan.NY:
            blivande.setdefault(rad.innehall["extern_id"], found.uppgifter.get("ansvarig_enhet", ""))
    _settle(judged)
    going = [(rad, found) for rad, found in judged if found.verkan in (Verkan.NY, Verkan.ANDRAS)]
    _make_articles(bunt, going)
    _change_facts(bunt, going)
    _make_versions(bunt, going)
    touched = {rad.artikel_id for rad, _found in going}
    sync_texter(Artikeltext.objects.filter(artikel__in=touched).values_list("pk", flat=True))
    Artikelhandelse.objects.bulk_create(bunt.handelser)
    save_rows([rad for rad, _found in judged])


def _as_told(rad: Inlasningsrad, found: Bedomning) -> Bedomning:
    """What becomes of the row, unless it would put a draft aside that was not there to be told of when the file was looked through."""
    if found.undan is None or found.undan == rad.innehall.get("undan"):
        return found
    return Bedomning(Verkan.FEL, fel=[_("Någon har sparat ett utkast sedan filen gicks igenom. Läs in filen igen.")])


def _settle(judged: Iterable[tuple[Inlasningsrad, Bedomning]]) -> None:
    """What has become of each row since it was looked through; `fore` says from now on that it has had its turn."""
    for rad, found in judged:
        rad.verkan, rad.blir, rad.fel, rad.fore = found.verkan, found.blir, found.fel, {}
        rad.is_inford = found.verkan in (Verkan.NY, Verkan.ANDRAS)


def _make_articles(bunt: Bunt, going: list[tuple[Inlasningsrad, Bedomning]]) -> None:
    new: dict[str, tuple[Inlasningsrad, Artikel, list[str]]] = {}
    for rad, found in going:
        extern_id = rad.innehall["extern_id"]
        if extern_id in bunt.befintligt.artiklar or extern_id in new:
            continue
        facts = fact_fields(found.uppgifter, bunt.amnen, bunt.enheter)
        types = found.uppgifter.get("arendetyper", [])
        found.uppgifter = {}
        review = {"granskas_senast": usual_review()}
        new[extern_id] = (rad, Artikel(samling=bunt.inlasning.samling, extern_id=extern_id, **{**review, **facts}), types)
    if not new:
        return
    made = bulk_create_with_history([artikel for _rad, artikel, _t in new.values()], Artikel, default_user=bunt.inlasning.av)
    through = Artikel.arendetyper.through
    rows = []
    for artikel, (rad, _unsaved, types) in zip(made, new.values(), strict=True):
        bunt.befintligt.artiklar[artikel.extern_id] = artikel
        bunt.befintligt.typer[artikel.pk] = set(types)
        rad.fore = {"ny_artikel": True, "artikelversion": artikel.version}
        rows += [through(artikel_id=artikel.pk, arendetyp_id=bunt.typer[kod]) for kod in types]
    through.objects.bulk_create(rows)


def _change_facts(bunt: Bunt, going: list[tuple[Inlasningsrad, Bedomning]]) -> None:
    changed: dict[int, Artikel] = {}
    for rad, found in going:
        artikel = rad.artikel = bunt.befintligt.artiklar[rad.innehall["extern_id"]]
        facts = {namn: v for namn, v in found.uppgifter.items() if v != fact_of(artikel, namn, bunt.befintligt)}
        is_back = found.is_ater_i_bruk and artikel.indragen is not None
        if not facts and not is_back:
            continue
        before = {namn: fact_of(artikel, namn, bunt.befintligt) for namn in facts}
        if is_back:
            before["indragen"] = artikel.indragen.isoformat()
            artikel.indragen = None
        if "arendetyper" in facts:
            _set_types(bunt, artikel, facts["arendetyper"])
        for namn, value in fact_fields(facts, bunt.amnen, bunt.enheter).items():
            setattr(artikel, namn, value)
        artikel.version += 1
        rad.fore = {**rad.fore, "uppgifter": before, "artikelversion": artikel.version}
        changed[artikel.pk] = artikel
    if changed:
        save_articles(changed.values(), by=bunt.inlasning.av)


def _set_types(bunt: Bunt, artikel: Artikel, koder: list[str]) -> None:
    artikel.arendetyper.set(Arendetyp.objects.filter(kod__in=koder))
    bunt.befintligt.typer[artikel.pk] = set(koder)


def save_articles(artiklar: Iterable[Artikel], *, by: By) -> None:
    """Save the facts of locked articles, with their history."""
    bulk_update_with_history(list(artiklar), Artikel, [*FAKTA, "indragen", "version"], default_user=by)


def _make_versions(bunt: Bunt, going: list[tuple[Inlasningsrad, Bedomning]]) -> None:
    going = [(rad, found) for rad, found in going if found.blir]
    texts = _texts_of(bunt, going)
    highest = dict(Revision.objects.filter(text__in=texts).values_list("text").annotate(Max("nummer")).order_by())
    _clear_way(bunt, going)
    nu = timezone.now()
    made = Revision.objects.bulk_create(
        Revision(
            text=text,
            nummer=highest.get(text.pk, 0) + 1,
            lage=found.blir,
            publicerad=nu if found.blir == Lage.PUBLICERAD else None,
            bygger_pa=bunt.befintligt.current(text),
            kommentar=_("Inläst ur %(fil)s") % {"fil": bunt.inlasning.filnamn[-200:]},
            skapad_av=bunt.inlasning.av,
            **found.ord,
        )
        for text, (_rad, found) in zip(texts, going, strict=True)
    )
    for text, revision, (rad, _found) in zip(texts, made, going, strict=True):
        _remember_version(bunt, rad, text, revision)
        text.publicerad = revision if revision.lage == Lage.PUBLICERAD else text.publicerad
    point_at_published([text.pk for text, revision in zip(texts, made, strict=True) if revision.lage == Lage.PUBLICERAD])


def point_at_published(texts: list[int]) -> None:
    """Let each text show its version that is in state `publicerad`, or none."""
    published = Revision.objects.filter(text=OuterRef("pk"), lage=Lage.PUBLICERAD).values("pk")
    Artikeltext.objects.filter(pk__in=texts).update(publicerad=Subquery(published))


def _texts_of(bunt: Bunt, going: list[tuple[Inlasningsrad, Bedomning]]) -> list[Artikeltext]:
    """The text of each row, made where there is none."""
    keys = [(rad.artikel.pk, rad.innehall["sprak"]) for rad, _found in going]
    missing = [Artikeltext(artikel_id=pk, sprak=sprak) for pk, sprak in keys if (pk, sprak) not in bunt.befintligt.texter]
    for text in Artikeltext.objects.bulk_create(missing):
        bunt.befintligt.texter[text.artikel_id, text.sprak] = text
    return [bunt.befintligt.texter[key] for key in keys]


def _clear_way(bunt: Bunt, going: list[tuple[Inlasningsrad, Bedomning]]) -> None:
    """What was a draft is kept among the versions; what was published is replaced when the new version is published."""
    texts = [(bunt.befintligt.text(rad.innehall["extern_id"], rad.innehall["sprak"]), found.blir) for rad, found in going]
    drafts = [open_.pk for text, _blir in texts if text and (open_ := bunt.befintligt.oppna.get(text.pk))]
    Revision.objects.filter(pk__in=drafts).update(lage=Lage.KASTAD)
    replaced = [text.publicerad_id for text, blir in texts if text and text.publicerad_id and blir == Lage.PUBLICERAD]
    Revision.objects.filter(pk__in=replaced).update(lage=Lage.ERSATT)


def _remember_version(bunt: Bunt, rad: Inlasningsrad, text: Artikeltext, revision: Revision) -> None:
    """What is needed to undo the row, and what happened."""
    draft = bunt.befintligt.oppna.get(text.pk)
    rad.fore = {
        **rad.fore,
        "text": text.pk,
        "revision": revision.pk,
        "publicerad": text.publicerad_id,
        "utkast": draft.pk if draft else None,
    }
    artikel, sprak = rad.artikel, text.sprak
    if draft is not None:
        bunt.note(Handelsetyp.KASTAD, artikel, sprak, revision=draft.pk)
    bunt.note(Handelsetyp.INLAST, artikel, sprak, revision=revision.pk, is_ny=bool(rad.fore.get("ny_artikel")))
    if revision.lage == Lage.PUBLICERAD:
        bunt.note(Handelsetyp.PUBLICERAD, artikel, sprak, revision=revision.pk, andring=revision.andring)
    elif revision.lage == Lage.GRANSKAS:
        bunt.note(Handelsetyp.SKICKAD, artikel, sprak, revision=revision.pk)
