"""The work lists of searches: what was asked in vain, and what had to be asked again, alike ones counted together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from kunskapsbank.analys import Ord, analyse
from kunskapsbank.models import Artikeltext, Sokning, Sokoppning

PERIOD = timedelta(days=30)
FLEST_FORMER = 5_000
"""Different wordings of a period that are grouped: the most frequent ones."""
FLEST_RADER = 100

TOMMA = frozenset({"man", "hjalp", "information", "fraga", "undrar", "tank", "tankt", "garna", "please", "help"})
"""Words that say nothing when they are asked, beside the stop words."""


@dataclass
class Sokgrupp:
    """What was asked in about the same words: the most frequent wording, how often, when last, and what was tried then."""

    nyckel: tuple[str, ...]
    fraga: str
    sprak: str
    antal: int
    senast: datetime
    former: list[str] = field(default_factory=list)
    blev: list[str] = field(default_factory=list)
    oppnade: list[Artikeltext] = field(default_factory=list)


def word_key(text: str, sprak: str = "sv") -> tuple[str, ...]:
    """What is the same in "Parkeringstillstånd?" and "tillstånd parkeringar": the stems of the words that say something, sorted.

    A text of stop words alone is known by its words.
    """
    return tuple(sorted({stem for word in _telling(text, sprak) for stem in (word.delar or (word.stam,))}))


def telling_words(text: str, sprak: str = "sv") -> str:
    """The words of a text that say what it is about: by them questions are compared, however politely they are put."""
    return " ".join(word.form for word in _telling(text, sprak))


def _telling(text: str, sprak: str) -> list[Ord]:
    found = analyse(text, sprak)
    return [word for word in found if not word.is_stop and word.form not in TOMMA] or found


def zero_hit_groups(*, since: datetime | None = None, sprak: str = "") -> list[Sokgrupp]:
    """Searches without a sure answer of which nothing was opened, the most frequent first. Two queries at most, however many searches."""
    opened = Sokoppning.objects.filter(sokning=OuterRef("pk"))
    return _group(_of_period(since, sprak).filter(~Exists(opened), is_saker=False))


def reformulated_groups(*, since: datetime | None = None, sprak: str = "") -> list[Sokgrupp]:
    """Searches whose answers nobody opened and that were asked again, with the new words and what was opened in the end."""
    again = Sokning.objects.filter(foregaende=OuterRef("pk"))
    opened = Sokoppning.objects.filter(sokning=OuterRef("pk"))
    groups = _group(_of_period(since, sprak).filter(Exists(again), ~Exists(opened)))
    _add_what_followed(groups, since or timezone.now() - PERIOD)
    return groups


def _of_period(since: datetime | None, sprak: str) -> QuerySet[Sokning]:
    rows = Sokning.objects.filter(tid__gte=since or timezone.now() - PERIOD).exclude(fraga="")
    return rows.filter(sprak=sprak) if sprak else rows


def _group(rows: QuerySet[Sokning]) -> list[Sokgrupp]:
    counted = rows.values_list("fraga", "sprak").annotate(n=Count("pk"), senast=Max("tid")).order_by("-n", "-senast")
    groups: dict[tuple[str, ...], Sokgrupp] = {}
    for fraga, sprak, antal, senast in counted[:FLEST_FORMER]:
        key = (sprak, *word_key(fraga, sprak))
        if (group := groups.get(key)) is None:
            groups[key] = Sokgrupp(key, fraga, sprak, antal, senast)
            continue
        group.antal += antal
        group.senast = max(group.senast, senast)
        group.former.append(fraga)
    return sorted(groups.values(), key=lambda g: (-g.antal, -g.senast.timestamp()))[:FLEST_RADER]


def _add_what_followed(groups: Iterable[Sokgrupp], since: datetime) -> None:
    """The words that were tried instead, and the articles that were opened from those."""
    by_wording = {(g.sprak, form): g for g in groups for form in (g.fraga, *g.former)}
    texts = [form for _, form in by_wording]
    after = Sokning.objects.filter(foregaende__fraga__in=texts, foregaende__tid__gte=since).exclude(fraga="")
    blev: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    oppnade: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    rows = after.values_list("foregaende__fraga", "foregaende__sprak", "fraga", "oppningar__artikel")
    for fraga, sprak, ny, artikel in rows[:FLEST_FORMER]:
        if (group := by_wording.get((sprak, fraga))) is None:
            continue
        blev[id(group)][ny] += 1
        if artikel is not None:
            oppnade[id(group)][artikel] += 1
    titles = _texts({pk for counts in oppnade.values() for pk in counts})
    for group in by_wording.values():
        group.blev = _most(blev[id(group)])
        group.oppnade = [titles[pk] for pk in _most(oppnade[id(group)]) if pk in titles]


def _texts(ids: Iterable[int]) -> dict[int, Artikeltext]:
    rows = Artikeltext.objects.filter(artikel__in=ids, sprak="sv").select_related("publicerad", "artikel")
    return {text.artikel_id: text for text in rows if text.publicerad}


def _most(counts: dict) -> list:
    return sorted(counts, key=lambda key: -counts[key])[:3]
