"""Telling those who answer for articles what waits: one mail a working morning to each, every thing told once.

What is told of: a text to approve, a text that was sent back, a review that is due within two weeks, late, or so late that the
article is stale (then the manager too), and links that no longer work. That it was told is an event of the article.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from kontaktcenter.arbetstid import is_open, start_of_working_day
from kontaktcenter.chefer import managers_of
from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.experter import experts_at
from kunskapsbank.models import Artikel, Artikelhandelse, Artikeltext, Lankkontroll, Revision
from kunskapsbank.models.artikel import INAKTUELL_DAGAR, SNART_DAGAR
from kunskapsbank.notiser.artikel import mail_artiklar
from kunskapsbank.rattigheter import writers
from kunskapsbank.status import Handelsetyp, Lage

SNART, FORFALLEN, INAKTUELL = "snart", "forfallna", "inaktuella"
GRANSKNING, ATERSAND, LANKAR = "att_godkanna", "atersanda", "lankar"
BORJAR = {SNART: -SNART_DAGAR, FORFALLEN: 1, INAKTUELL: INAKTUELL_DAGAR + 1}
"""Days from the review date to the day when the step is told of."""


@dataclass(frozen=True)
class Attsaga:
    """One thing to tell of an article: what, since when it is so, and of which revision when it is one."""

    artikel: Artikel
    steg: str
    sedan: datetime
    revision: Revision | None = None


@transaction.atomic
def remind_artiklar(nu: datetime | None = None) -> int:
    """Mail what waits to those whose working day has begun; how many mails. Safe to run twice and late."""
    nu = nu or timezone.now()
    found = [*_reviews(nu), *_revisions(), *_links()]
    mornings = _mornings({sak.artikel.ansvarig_enhet for sak in found}, nu)
    due = [sak for sak in found if (morning := mornings.get(sak.artikel.ansvarig_enhet_id)) is not None and sak.sedan < morning]
    locked = set(_lock({sak.artikel.pk for sak in due}))
    due = [sak for sak in due if sak.artikel.pk in locked]
    per_address: dict[str, list[Attsaga]] = defaultdict(list)
    people = {enhet: (experts_at(enhet), managers_of(enhet)) for enhet in {sak.artikel.ansvarig_enhet for sak in due}}
    for sak in due:
        for address in {person.email for person in _receivers(sak, *people[sak.artikel.ansvarig_enhet])} - {""}:
            per_address[address].append(sak)
    for address, own in per_address.items():
        mail_artiklar(address, _counted(own), nyckel=f"{timezone.localdate(nu)}:{len(own)}:{max(sak.artikel.pk for sak in own)}")
    Artikelhandelse.objects.bulk_create(_event(sak, nu) for sak in due)
    return len(per_address)


def _lock(artiklar: Iterable[int]) -> QuerySet:
    """The ids of those that no other run is telling of at this moment."""
    rows = Artikel.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk__in=list(artiklar))
    return rows.order_by("pk").values_list("pk", flat=True)


def _reviews(nu: datetime) -> list[Attsaga]:
    """Articles in use whose review date is near or has passed, in the step where they are now, if it has not been told of."""
    idag = timezone.localdate(nu)
    told = Artikelhandelse.objects.filter(artikel=OuterRef("pk"), typ=Handelsetyp.PAMIND, data__steg__in=list(BORJAR))
    rows = (
        Artikel.objects.filter(Exists(Artikeltext.objects.in_use().filter(artikel=OuterRef("pk"))))
        .filter(granskas_senast__lte=idag + timedelta(days=SNART_DAGAR))
        .annotate(pamind=Subquery(told.order_by("-tid").values("tid")[:1]))
        .filter(_not_told(idag))
        .select_related("ansvarig_enhet__kalender", "ansvarig")
    )
    return [Attsaga(artikel, *_step(artikel, idag)) for artikel in rows]


def _not_told(idag: object) -> Q:
    """That nothing has been told of since the present step began."""
    wanted = Q(pamind__isnull=True)
    steps = list(BORJAR.values())
    for days, until in zip(steps, [*steps[1:], None], strict=True):
        in_step = Q(granskas_senast__lte=idag - timedelta(days=days))
        if until is not None:
            in_step &= Q(granskas_senast__gt=idag - timedelta(days=until))
        wanted |= in_step & Q(pamind__date__lt=F("granskas_senast") + timedelta(days=days))
    return wanted


def _step(artikel: Artikel, idag: object) -> tuple[str, datetime]:
    passed = {steg: artikel.granskas_senast + timedelta(days=days) for steg, days in BORJAR.items()}
    steg, dag = [(steg, dag) for steg, dag in passed.items() if dag <= idag][-1]
    return steg, timezone.make_aware(datetime.combine(dag, time.min))


def _revisions() -> list[Attsaga]:
    """Texts that wait for approval, and drafts that were sent back, as they were last moved there."""
    which = Q(lage=Lage.GRANSKAS) | Q(lage=Lage.UTKAST) & ~Q(atersandes_for="")
    rows = list(Revision.objects.filter(which).select_related("text__artikel__ansvarig_enhet__kalender", "skapad_av"))
    events = Artikelhandelse.objects.filter(
        artikel__in={row.text.artikel_id for row in rows},
        typ__in=(Handelsetyp.SKICKAD, Handelsetyp.ATERSAND, Handelsetyp.PAMIND),
        data__revision__in=[row.pk for row in rows],
    )
    latest = {event.data["revision"]: event for event in events.order_by("tid", "pk")}
    waiting = [(row, latest[row.pk]) for row in rows if row.pk in latest and latest[row.pk].typ != Handelsetyp.PAMIND]
    return [
        Attsaga(row.text.artikel, GRANSKNING if row.lage == Lage.GRANSKAS else ATERSAND, event.tid, row) for row, event in waiting
    ]


def _links() -> list[Attsaga]:
    """Articles with a link that has stopped working since it was last told of."""
    told = Artikelhandelse.objects.filter(artikel=OuterRef("text__artikel"), typ=Handelsetyp.PAMIND, data__steg=LANKAR)
    rows = (
        Lankkontroll.objects.exclude(fel="")
        .filter(fel_sedan__isnull=False)
        .annotate(pamind=Subquery(told.order_by("-tid").values("tid")[:1]))
        .filter(Q(pamind__isnull=True) | Q(pamind__lt=F("fel_sedan")))
        .select_related("text__artikel__ansvarig_enhet__kalender", "text__artikel__ansvarig")
    )
    found = {row.text.artikel_id: Attsaga(row.text.artikel, LANKAR, row.fel_sedan) for row in rows.order_by("-fel_sedan")}
    return list(found.values())


def _mornings(enheter: Iterable[Enhet], nu: datetime) -> dict[int, datetime]:
    """When the working day began, by unit, where it is working time now."""
    found = {}
    for enhet in enheter:
        kalender = enhet.kalender.as_kalender()
        if is_open(nu, kalender):
            found[enhet.pk] = start_of_working_day(nu.astimezone(kalender.zon).date(), kalender)
    return {pk: morning for pk, morning in found.items() if morning is not None}


def _receivers(sak: Attsaga, experts: list[Anvandare], managers: list[Anvandare]) -> list[Anvandare]:
    if sak.steg == ATERSAND:
        author = sak.revision.skapad_av
        return [author] if author is not None and author.is_active else []
    if sak.steg == GRANSKNING:
        own = writers(sak.revision)
        return [person for person in experts if person.pk not in own] or managers
    person = sak.artikel.ansvarig
    receivers = [person] if person is not None and person.is_active else experts
    return [*receivers, *managers] if sak.steg == INAKTUELL else receivers


def _counted(saker: list[Attsaga]) -> dict[str, int]:
    steps = [sak.steg for sak in saker]
    return {steg: steps.count(steg) for steg in (GRANSKNING, ATERSAND, SNART, FORFALLEN, INAKTUELL, LANKAR)}


def _event(sak: Attsaga, nu: datetime) -> Artikelhandelse:
    data = {"steg": sak.steg} | ({"revision": sak.revision.pk} if sak.revision else {})
    artikel = sak.artikel
    return Artikelhandelse(
        typ=Handelsetyp.PAMIND, tid=nu, artikel=artikel, enhet_id=artikel.ansvarig_enhet_id, amne_id=artikel.amne_id, data=data
    )
