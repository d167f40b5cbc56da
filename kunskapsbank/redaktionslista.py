"""Articles as those who write and review them see them in lists: by what is published, what is on its way, and what waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.tidsord import Etikett
from kunskapsbank.actions.utkast import ORIGINAL
from kunskapsbank.basta_text import Sprak, best_text, describe_sprak
from kunskapsbank.efterslapning import Efterslapning, measure
from kunskapsbank.models import Artikel, Artikeltext, Kunskapslucka, Revision
from kunskapsbank.models.artikel import SNART_DAGAR
from kunskapsbank.rattigheter import managed_by, writers_of
from kunskapsbank.status import OPPNA, Farskhet, Lage

FARSKHET = {
    Farskhet.AKTUELL: Etikett(_("Aktuell"), "success", "check-circle"),
    Farskhet.SNART: Etikett(_("Ska snart granskas"), "info", "clock"),
    Farskhet.FORFALLEN: Etikett(_("Granskningen är försenad"), "warning", "warning"),
    Farskhet.INAKTUELL: Etikett(_("Inaktuell"), "danger", "warning-octagon"),
}
LAGE = {
    Lage.UTKAST: Etikett(_("Utkast"), "neutral", "pencil-simple"),
    Lage.GRANSKAS: Etikett(_("Väntar på granskning"), "warning", "hourglass"),
    Lage.GODKAND: Etikett(_("Publiceras senare"), "info", "calendar-check"),
    Lage.PUBLICERAD: Etikett(_("Publicerad"), "success", "check-circle"),
    Lage.ERSATT: Etikett(_("Ersatt"), "neutral", "clock-counter-clockwise"),
    Lage.KASTAD: Etikett(_("Kastad"), "neutral", "trash"),
}
FLEST_I_KORG = 50
LANGA = ("svar", "intern_not", "steg")
"""What no row shows of a revision."""


@dataclass(frozen=True)
class Textrad:
    """One language of an article: what is published, what is open, how far it lags."""

    text: Artikeltext
    oppen: Revision | None
    efter: Efterslapning

    @property
    def sprak(self) -> Sprak:
        """The language, by its own name."""
        return describe_sprak(self.text.sprak)

    @property
    def can_be_written(self) -> bool:
        """Whether nobody is reviewing it and it does not wait to be published."""
        return self.oppen is None or self.oppen.lage == Lage.UTKAST

    @property
    def etikett(self) -> Etikett:
        """Its state: the open revision's, or whether anything is published."""
        if self.oppen is not None:
            return LAGE[Lage(self.oppen.lage)]
        return LAGE[Lage.PUBLICERAD] if self.text.publicerad_id else Etikett(_("Inte publicerad"), "neutral", "circle-dashed")


@dataclass(frozen=True)
class Artikelrad:
    """An article in a list."""

    artikel: Artikel
    titel: str
    texter: list[Textrad]

    @property
    def farskhet(self) -> Etikett | None:
        """How far it can be trusted; nothing for one that nobody can read."""
        is_read = self.artikel.indragen is None and any(rad.text.publicerad_id for rad in self.texter)
        return FARSKHET[self.artikel.farskhet()] if is_read else None


def with_texts(rows: QuerySet[Artikel]) -> QuerySet[Artikel]:
    """The articles with what a row shows, in a fixed number of queries."""
    return rows.select_related("ansvarig_enhet", "amne", "ansvarig").prefetch_related(_texts(Revision.objects.defer(*LANGA)))


def read_with_words(artikel: Artikel, others: list[Artikel]) -> None:
    """Read what the rows of an article and of others show, and in full what is on its way to be published: for the page of one article."""
    prefetch_related_objects([artikel, *others], _texts(Revision.objects.all()))


def _texts(open_ones: QuerySet[Revision]) -> Prefetch:
    texts = Artikeltext.objects.select_related("publicerad").defer(*(f"publicerad__{falt}" for falt in LANGA))
    own = open_ones.filter(lage__in=OPPNA).select_related("skapad_av")
    return Prefetch("texter", texts.prefetch_related(Prefetch("revisioner", own, to_attr="oppna")))


def as_rows(artiklar: Iterable[Artikel]) -> list[Artikelrad]:
    """Rows of articles that came by `with_texts`; one query more for the lag of translations."""
    artiklar = list(artiklar)
    lags = measure([text for artikel in artiklar for text in artikel.texter.all()])
    return [_row(artikel, lags) for artikel in artiklar]


def _row(artikel: Artikel, lags: dict[int, Efterslapning]) -> Artikelrad:
    texts = [
        Textrad(text, next(iter(text.oppna), None), lags.get(text.pk, Efterslapning()))
        for text in sorted(artikel.texter.all(), key=lambda text: (text.sprak != ORIGINAL, text.sprak))
    ]
    return Artikelrad(artikel, _title(texts, artikel), texts)


def _title(rows: Sequence[Textrad], artikel: Artikel) -> str:
    """The question in Swedish, as published or as it is to be."""
    named = {rad.text: rad.text.publicerad or rad.oppen for rad in rows if rad.text.publicerad_id or rad.oppen}
    return named[best_text(named, "sv")].titel if named else str(artikel)


@dataclass(frozen=True)
class Korg:
    """What waits for somebody who answers for articles."""

    att_godkanna: list[Revision]
    atersanda: list[Revision]
    snart: list[Artikelrad]
    forfallna: list[Artikelrad]
    behover_andras: list[Artikelrad]
    antal_luckor: int
    antal_forsenade_luckor: int
    antal_trasiga_lankar: int

    @property
    def is_nagot(self) -> bool:
        """Whether anything waits at all."""
        return any(getattr(self, falt.name) for falt in fields(self))


def make_korg(user: Anvandare) -> Korg:
    """Everything that waits for `user`, the most urgent first; of each kind at most `FLEST_I_KORG`."""
    own = Q(ansvarig_enhet__in=user.units_with(Behorighet.GRANSKA_ARTIKLAR)) | Q(ansvarig=user)
    idag = timezone.localdate()
    read = Artikel.objects.filter(own, Exists(Artikeltext.objects.in_use().filter(artikel=OuterRef("pk"))))
    near = read.filter(granskas_senast__lte=idag + timedelta(days=SNART_DAGAR)).order_by("granskas_senast", "pk")
    due = as_rows(with_texts(near)[:FLEST_I_KORG])
    marked = Artikel.objects.filter(own, indragen__isnull=True).exclude(behover_andras="").order_by("pk")
    luckor = _gap_counts(user)
    return Korg(
        att_godkanna=to_approve(user),
        atersanda=_sent_back(user),
        snart=[rad for rad in due if rad.artikel.farskhet() == Farskhet.SNART],
        forfallna=[rad for rad in due if rad.artikel.farskhet() != Farskhet.SNART],
        behover_andras=as_rows(with_texts(marked)[:FLEST_I_KORG]),
        antal_luckor=luckor["alla"],
        antal_forsenade_luckor=luckor["forsenade"],
        antal_trasiga_lankar=Artikel.objects.filter(own, texter__lankkontroller__fel_sedan__isnull=False).distinct().count(),
    )


def to_approve(user: Anvandare) -> list[Revision]:
    """The texts that `user` may approve, the one that has waited longest first."""
    waiting = Revision.objects.filter(
        lage=Lage.GRANSKAS, text__artikel__ansvarig_enhet__in=user.units_with(Behorighet.GRANSKA_ARTIKLAR)
    )
    rows = waiting.select_related("text__artikel__ansvarig_enhet", "skapad_av").order_by("andrad", "pk")[:FLEST_I_KORG]
    written = writers_of(rows)
    return [row for row in rows if user.pk not in written[row.pk]]


def _sent_back(user: Anvandare) -> list[Revision]:
    rows = Revision.objects.filter(lage=Lage.UTKAST, skapad_av=user).exclude(atersandes_for="")
    return list(rows.select_related("text__artikel").order_by("-andrad")[:FLEST_I_KORG])


def _gap_counts(user: Anvandare) -> dict[str, int]:
    units = user.units_with(Behorighet.GRANSKA_ARTIKLAR) | user.units_with(Behorighet.SKRIVA_ARTIKLAR)
    rows = Kunskapslucka.objects.filter(stangd__isnull=True, enhet__in=units)
    return rows.aggregate(alla=Count("pk"), forsenade=Count("pk", filter=Q(frist__lt=timezone.now())))


def managed(user: Anvandare) -> QuerySet[Artikel]:
    """The articles that `user` writes or answers for."""
    return Artikel.objects.filter(managed_by(user))
