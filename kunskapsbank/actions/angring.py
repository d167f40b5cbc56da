"""A bunch of rows of a file out of the articles again, in its caller's transaction. What has been edited since stays, and is told of."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from kontaktcenter.models import Amne, Arendetyp, Enhet
from kunskapsbank.actions.index import sync_texter
from kunskapsbank.actions.inforing import point_at_published, save_articles
from kunskapsbank.actions.inlasningsrader import save_rows
from kunskapsbank.actions.relationer import undo_relations
from kunskapsbank.models import Artikel, Artikelhandelse, Artikeltext, Inlasning, Inlasningsrad, Revision
from kunskapsbank.radverkan import fact_fields
from kunskapsbank.status import Handelsetyp, Lage

EGNA_DELAR = (Artikeltext, Artikelhandelse, Inlasningsrad)
"""What points at an article without being a use of it."""


def undo_bunch(inlasning: Inlasning, rader: list[Inlasningsrad]) -> None:
    """Let the articles of the rows be as they were: new ones go, changed ones get their earlier words and facts back."""
    artiklar = _locked({rad.artikel_id for rad in rader if rad.artikel_id})
    senaste = _latest_revisions(artiklar)
    syskon = _texts_per_article(artiklar)
    versioner = {pk: artikel.version for pk, artikel in artiklar.items()}
    undone = []
    for rad in rader:
        nekad = _why_not(rad, versioner, senaste, syskon)
        if nekad:
            rad.fel, rad.fore = [nekad], {**rad.fore, "nekad": True}
            continue
        undone.append(rad)
        rad.is_inford = False
        # An earlier row of the same file looks for the version that it made itself.
        versioner[rad.artikel_id] -= _has_changed_facts(rad)
        syskon.get(rad.artikel_id, set()).discard(rad.fore.get("text") if _is_new_text(rad) else None)
    _note(inlasning, undone, artiklar)
    undo_relations(undone)
    touched = list(Artikeltext.objects.filter(artikel__in=artiklar).values_list("pk", flat=True))
    new = [rad for rad in undone if rad.fore.get("ny_artikel")]
    used = _used([rad.artikel_id for rad in new])
    _withdraw([artiklar[pk] for pk in used], inlasning)
    gone = [rad for rad in undone if not (rad.fore.get("ny_artikel") and rad.artikel_id in used)]
    _put_back_words(gone)
    _put_back_facts(inlasning, gone, artiklar)
    away = {rad.artikel_id for rad in new} - used
    Artikel.objects.filter(pk__in=away).delete()
    for rad in rader:
        rad.artikel_id = None if rad.artikel_id in away else rad.artikel_id
    sync_texter(touched)
    save_rows(rader)


def _locked(ids: Iterable[int]) -> dict[int, Artikel]:
    keys = list(Artikel.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))
    return Artikel.objects.in_bulk(keys)


def _latest_revisions(artiklar: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Per text, its last revision and how many times that has been saved or moved."""
    last = Artikeltext.objects.filter(artikel__in=artiklar).annotate(sista=Max("revisioner__nummer")).values_list("pk", "sista")
    numbers = dict(last)
    rows = Revision.objects.filter(text__in=numbers).values_list("text", "nummer", "pk", "version")
    return {text: (pk, version) for text, nummer, pk, version in rows if numbers[text] == nummer}


def _texts_per_article(artiklar: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for pk, artikel in Artikeltext.objects.filter(artikel__in=artiklar).values_list("pk", "artikel"):
        found.setdefault(artikel, set()).add(pk)
    return found


def _is_new_text(rad: Inlasningsrad) -> bool:
    return rad.fore.get("text") is not None and rad.fore["publicerad"] is None and rad.fore["utkast"] is None


def _has_changed_facts(rad: Inlasningsrad) -> bool:
    """Whether the row has changed what is known of an article that was there before it."""
    return bool(rad.fore.get("uppgifter")) and not rad.fore.get("ny_artikel")


def _why_not(
    rad: Inlasningsrad,
    versioner: dict[int, int],
    senaste: dict[int, tuple[int, int]],
    syskon: dict[int, set[int]],
) -> str:
    """Why the row must stay; empty when it can be undone."""
    version = versioner.get(rad.artikel_id)
    if version is None:
        return _("Artikeln finns inte längre.")
    made = rad.fore.get("revision")
    is_edited = made is not None and senaste.get(rad.fore["text"]) != (made, 1)
    if is_edited or rad.fore.get("artikelversion", version) != version:
        return _("Artikeln har ändrats sedan den lästes in och är kvar som den är.")
    if rad.fore.get("ny_artikel") and syskon.get(rad.artikel_id, set()) - {rad.fore["text"]}:
        return _("Artikeln har fått fler språk sedan den lästes in och är kvar som den är.")
    return ""


def _put_back_words(rader: list[Inlasningsrad]) -> None:
    with_words = [rad.fore for rad in rader if "revision" in rad.fore]
    made = Revision.objects.filter(pk__in=[f["revision"] for f in with_words])
    out = set(made.filter(lage=Lage.PUBLICERAD).values_list("pk", flat=True))
    made.exclude(pk__in=out).update(lage=Lage.KASTAD)
    Revision.objects.filter(pk__in=out).update(lage=Lage.ERSATT)
    drafts = [f["utkast"] for f in with_words if f["utkast"]]
    Revision.objects.filter(pk__in=drafts).update(lage=Lage.UTKAST)
    old = {f["text"]: f["publicerad"] for f in with_words if f["revision"] in out}
    Revision.objects.filter(pk__in=[pk for pk in old.values() if pk]).update(lage=Lage.PUBLICERAD)
    point_at_published(list(old))
    Artikeltext.objects.filter(pk__in=[rad.fore["text"] for rad in rader if _is_new_text(rad)]).delete()


def _put_back_facts(inlasning: Inlasning, rader: list[Inlasningsrad], artiklar: dict[int, Artikel]) -> None:
    changed = [rad for rad in rader if _has_changed_facts(rad)]
    if not changed:
        return
    amnen = {amne.kod: amne for amne in Amne.objects.all()}
    enheter = {enhet.kortnamn: enhet for enhet in Enhet.objects.all()}
    for rad in changed:
        artikel, facts = artiklar[rad.artikel_id], rad.fore["uppgifter"]
        for namn, value in fact_fields(facts, amnen, enheter).items():
            setattr(artikel, namn, value)
        if "arendetyper" in facts:
            artikel.arendetyper.set(Arendetyp.objects.filter(kod__in=facts["arendetyper"]))
        if facts.get("indragen"):
            artikel.indragen = parse_datetime(facts["indragen"])
        # The number that it had then: an earlier row of the same file looks for it, and the article is as it was.
        artikel.version -= 1
    save_articles({rad.artikel_id: artiklar[rad.artikel_id] for rad in changed}.values(), by=inlasning.angras_av)


def _used(ids: list[int]) -> set[int]:
    """New articles that somebody has opened, judged, answered with or closed a gap with: withdrawn only, so that figures still add up."""
    used: set[int] = set()
    for relation in Artikel._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if relation.one_to_many and model not in EGNA_DELAR:
            used.update(model._default_manager.filter(**{f"{name}__in": ids}).values_list(name, flat=True))
    return used


def _withdraw(artiklar: list[Artikel], inlasning: Inlasning) -> None:
    for artikel in artiklar:
        artikel.indragen = timezone.now()
        artikel.version += 1
    if artiklar:
        save_articles(artiklar, by=inlasning.angras_av)


def _note(inlasning: Inlasning, rader: list[Inlasningsrad], artiklar: dict[int, Artikel]) -> None:
    Artikelhandelse.objects.bulk_create(
        Artikelhandelse(
            typ=Handelsetyp.INLASNING_ANGRAD,
            artikel_id=rad.artikel_id,
            sprak=rad.innehall["sprak"],
            av=inlasning.angras_av,
            enhet_id=artiklar[rad.artikel_id].ansvarig_enhet_id,
            amne_id=artiklar[rad.artikel_id].amne_id,
            data={"inlasning": str(inlasning.pk)},
        )
        for rad in rader
    )
