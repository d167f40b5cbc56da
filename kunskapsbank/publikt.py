"""What the public pages show: one article with all that belongs to it, the subjects, and what is asked most."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from kontaktcenter.alfabet import alphabetical
from kontaktcenter.models import Amne, Anvandare, Arendetyp
from kunskapsbank.basta_text import is_wanted, preference
from kunskapsbank.models import Artikel, Artikelhandelse, Artikeltext, Revision, Sokoppning
from kunskapsbank.status import Handelsetyp, Malgrupp
from kunskapsbank.svarsrad import INTERNA, Svarsrad, as_rows, with_words

VANLIGA_DAGAR = 90


@dataclass(frozen=True)
class Svarssida:
    """An article as its page shows it: `texter` are all languages it can be read in."""

    rad: Svarsrad
    texter: list[Artikeltext]
    granskad: date


def find_page(pk: int, *, user: Anvandare | None, sprak: str) -> Svarssida | None:
    """The article as `user` may read it, best for a reader of `sprak`; None when there is nothing to read."""
    texts = Artikeltext.objects.readable_by(user).filter(artikel_id=pk)
    together = ("publicerad", "artikel__amne", "artikel__samling", "artikel__ansvarig_enhet")
    texts = list(texts.select_related(*together).defer(*INTERNA).order_by("sprak"))
    if not texts:
        return None
    rad = as_rows(texts, sprak)[pk]
    rad.revision.text = rad.text
    return Svarssida(rad, texts, _last_reviewed(rad))


def _last_reviewed(rad: Svarsrad) -> date:
    """When somebody last said that the words are true: approved them, or looked through them and changed nothing."""
    said = rad.revision.granskad or rad.revision.publicerad
    looked = Artikelhandelse.objects.filter(artikel=rad.artikel, typ=Handelsetyp.GRANSKAD).order_by("-tid").values_list("tid", flat=True)
    return timezone.localdate(max(said, looked.first() or said))


def is_gone(pk: int) -> bool:
    """Whether anybody could read the article once, and it has been withdrawn or holds no longer. Of internal ones nothing is told."""
    once = Artikel.objects.filter(pk=pk, malgrupp=Malgrupp.PUBLIK, texter__publicerad__isnull=False)
    if not settings.KC_PROVSAMLINGAR_PUBLIKA:
        once = once.filter(samling__is_prov=False)
    return once.filter(Q(indragen__isnull=False) | Q(giltig_till__lt=timezone.localdate())).exists()


def find_related(artikel: Artikel, *, user: Anvandare | None, sprak: str) -> list[Svarsrad]:
    """What one may want to read next."""
    texts = Artikeltext.objects.readable_by(user).filter(artikel__in=artikel.relaterade.all())
    return sorted(as_rows(with_words(texts), sprak).values(), key=lambda rad: alphabetical(rad.revision.titel))


def find_services(artikel: Artikel) -> list[Arendetyp]:
    """The e-services that the article leads to."""
    return list(Arendetyp.objects.public().filter(artiklar=artikel))


@dataclass(frozen=True)
class Amnesrad:
    """A subject with the number of articles in it and below it; `is_prov` when all of them are of trial collections."""

    amne: Amne
    antal: int
    is_prov: bool = False


def count_subjects(foralder: Amne | None = None) -> list[Amnesrad]:
    """The subjects right below `foralder` (None: the topmost) that have something to read for anybody; those on trial last."""
    own, on_trial = Counter[int](), Counter[int]()
    texts = Artikeltext.objects.public().order_by().values_list("artikel__amne", "artikel__samling__is_prov")
    for pk, is_prov, antal in texts.annotate(antal=Count("artikel", distinct=True)):
        own[pk] += antal
        on_trial[pk] += antal * is_prov
    below: dict[int | None, list[Amne]] = {}
    for amne in Amne.objects.all():
        below.setdefault(amne.foralder_id, []).append(amne)

    def total(amne: Amne, counts: Counter[int]) -> int:
        return counts[amne.pk] + sum(total(child, counts) for child in below.get(amne.pk, []))

    amnen = below.get(foralder.pk if foralder else None, [])
    rows = [Amnesrad(amne, antal, antal == total(amne, on_trial)) for amne in amnen if (antal := total(amne, own))]
    return sorted(rows, key=attrgetter("is_prov"))


def find_common(sprak: str, antal: int = 6) -> list[Svarsrad]:
    """The articles that are opened most from searches; what is newest fills up where nobody has searched yet.

    Those that a reader of `sprak` finds in that language come first; the others only where there are too few of them.
    """
    readable = Artikeltext.objects.public().filter(artikel__samling__is_prov=False)
    ids: list[int] = []
    for texts in (readable.filter(sprak__in=(sprak, sprak.split("-")[0])), readable):
        if len(ids) < antal:
            ids += _most_opened(texts, antal - len(ids), utom=ids)
        if len(ids) < antal:
            ids += _newest(texts, antal - len(ids), utom=ids)
    return find_rows(ids, sprak=sprak)


def _most_opened(texts: QuerySet[Artikeltext], antal: int, *, utom: list[int]) -> list[int]:
    since = timezone.now() - timedelta(days=VANLIGA_DAGAR)
    opened = Sokoppning.objects.filter(is_raknad=True, tid__gte=since, artikel__in=texts.values("artikel")).exclude(artikel__in=utom)
    return [pk for pk, _n in opened.order_by().values_list("artikel").annotate(n=Count("pk")).order_by("-n", "artikel")[:antal]]


def _newest(texts: QuerySet[Artikeltext], antal: int, *, utom: list[int]) -> list[int]:
    newest = Revision.objects.filter(publicerad_som__in=texts).exclude(text__artikel__in=utom).order_by("-publicerad", "-pk")
    return list(dict.fromkeys(newest.values_list("text__artikel", flat=True)[: 4 * antal]))[:antal]


def list_subject(amnen: set[int], *, sprak: str) -> list[int]:
    """The ids of the articles that anybody may read in these subjects, by their titles as a reader of `sprak` sees them.

    Those that are there in that language come first.
    """
    texts = Artikeltext.objects.public().filter(artikel__amne__in=amnen).values_list("artikel_id", "sprak", "publicerad__titel")
    titles: dict[int, tuple[bool, str]] = {}
    for pk, kod, titel in sorted(texts, key=lambda text: preference(text[1], sprak)):
        titles.setdefault(pk, (not is_wanted(kod, sprak), alphabetical(titel)))
    return sorted(titles, key=lambda pk: titles[pk])


def find_rows(ids: list[int], *, sprak: str) -> list[Svarsrad]:
    """The articles with these ids that anybody may read, in that order."""
    rows = as_rows(with_words(Artikeltext.objects.public().filter(artikel__in=ids)), sprak)
    return [rows[pk] for pk in ids if pk in rows]
