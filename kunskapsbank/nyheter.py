"""News for the staff: which are for whom, which are unread, and who has not read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet, Medlemskap
from kunskapsbank.models import Artikelhandelse, Lasning, Nyhet
from kunskapsbank.rattigheter import writes_everything
from kunskapsbank.status import Handelsetyp

MINNS_SEKUNDER = 60
"""How old the number in the menu may be: it stands on every page."""


def units_to_write_for(user: Anvandare) -> QuerySet[Enhet]:
    """The open units whose staff the user may write news for; all of them for an editor at a contact center."""
    units = Enhet.objects.active().order_by("namn")
    if writes_everything(user):
        return units
    return units.filter(pk__in=user.units_with(Behorighet.SKRIVA_NYHETER))


def current_for(user: Anvandare) -> QuerySet[Nyhet]:
    """The news that are shown to the user now, as staff of the units that they are for."""
    nu = timezone.now()
    own = Nyhet.enheter.through.objects.filter(nyhet=OuterRef("pk"), enhet__in=[m.enhet_id for m in user.aktiva_medlemskap])
    shown = Nyhet.objects.filter(Q(giltig_till__isnull=True) | Q(giltig_till__gte=timezone.localdate(nu)), publiceras__lte=nu)
    return shown.filter(Exists(own), indragen__isnull=True)


def visible_to(user: Anvandare) -> QuerySet[Nyhet]:
    """What the user may open: what is shown to them, and everything for the units that they write for."""
    written = Nyhet.enheter.through.objects.filter(nyhet=OuterRef("pk"), enhet__in=units_to_write_for(user).values("pk"))
    return Nyhet.objects.filter(Q(pk__in=current_for(user).values("pk")) | Q(Exists(written)))


def _read_by(user: Anvandare) -> QuerySet[Lasning]:
    return Lasning.objects.filter(nyhet=OuterRef("pk"), anvandare=user, version=OuterRef("version"))


def with_reading(rows: QuerySet[Nyhet], user: Anvandare) -> QuerySet[Nyhet]:
    """The news with `is_last`: whether the user has read them as they are now; unread important ones first."""
    marked = rows.annotate(is_last=Exists(_read_by(user)))
    return marked.order_by("is_last", "-is_viktig", "-publiceras", "-pk")


def unread_nyheter(user: Anvandare) -> tuple[int, int]:
    """How many news the user has not read, and how many of those are important. One query."""
    unread = current_for(user).filter(~Exists(_read_by(user)))
    found = unread.aggregate(antal=Count("pk"), viktiga=Count("pk", filter=Q(is_viktig=True)))
    return found["antal"], found["viktiga"]


def count_important(user: Anvandare) -> int:
    """How many important news wait to be read: the number beside the link in the menu, at most a minute old."""
    key = _count_key(user)
    known = cache.get(key)
    if known is None:
        known = unread_nyheter(user)[1]
        cache.set(key, known, MINNS_SEKUNDER)
    return known


def forget_count(user: Anvandare) -> None:
    """Count anew for the user, who has read or written something."""
    cache.delete(_count_key(user))


def _count_key(user: Anvandare) -> str:
    return f"nyheter:{user.pk}"


@dataclass(frozen=True)
class Lasare:
    """One of those whom a piece of news is for, and what they have read of it: None for nothing yet."""

    anvandare: Anvandare
    enhet: Enhet
    lasning: Lasning | None
    is_aktuell: bool


def readers_of(nyhet: Nyhet, by: Anvandare) -> list[Lasare]:
    """Those whom it is for, at the units that `by` writes for, the unread first. Two queries."""
    members = Medlemskap.objects.valid().filter(enhet__in=nyhet.enheter.filter(pk__in=units_to_write_for(by).values("pk")))
    read = {lasning.anvandare_id: lasning for lasning in nyhet.lasningar.all()}
    found = {m.anvandare_id: _reader(m, read.get(m.anvandare_id), nyhet) for m in members.select_related("anvandare", "enhet")}
    return sorted(found.values(), key=lambda r: (r.is_aktuell, r.enhet.namn, r.anvandare.last_name, r.anvandare.first_name))


def _reader(medlemskap: Medlemskap, lasning: Lasning | None, nyhet: Nyhet) -> Lasare:
    return Lasare(medlemskap.anvandare, medlemskap.enhet, lasning, is_aktuell=lasning is not None and lasning.version == nyhet.version)


def withdrawal_of(nyhet: Nyhet) -> Artikelhandelse | None:
    """When and by whom the news were withdrawn, if they are."""
    if nyhet.indragen is None:
        return None
    rows = Artikelhandelse.objects.filter(typ=Handelsetyp.NYHET_INDRAGEN, data__nyhet=nyhet.pk)
    return rows.select_related("av").order_by("-tid", "-pk").first()


def carry_readings(nyhet: Nyhet, from_version: int) -> None:
    """Let those who had read the version before have read this one too."""
    nyhet.lasningar.filter(version=from_version).update(version=F("version") + 1)


def below(enheter: Iterable[Enhet]) -> set[int]:
    """Ids of the units and of all below them."""
    return Enhet.objects.subtree_ids([enhet.pk for enhet in enheter])
