"""Search over cases: by number, by person, by words. By number what the asker may see; by person and words what they may read.

A case of somebody with protected identity is found by words only by who has it: its text may well tell the name, and nobody is to
find out by a name, a street or a school that there is such a case. Its number, and the exact telephone number and e-mail address, find it.
"""

import re
import uuid
from dataclasses import dataclass

import phonenumbers
from django.contrib.postgres.search import SearchQuery
from django.core.cache import cache
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.arendenummer import guess_nummer, possible_nummer
from arenden.models import Arende, Inlamnare, Meddelande, Person
from arenden.models.arende import ArendeQuerySet
from arenden.ordslag import Ordslag, sort_words
from arenden.sokord import with_namn, words_query
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare

FLEST = 100
"""Hits at most; whoever gets more is asked to say more. A page of more costs more to make than to search for."""
LANGST = 200
"""Characters in a search at most."""
MINNS = 2 * 60 * 60
"""Seconds that a search is remembered, so that its words (often a name or number) need not stand in an address."""


@dataclass(frozen=True)
class Sokning:
    """A search as it was understood, and the cases it found, newest first."""

    fraga: str
    tolkning: str
    traffar: list[Arende]

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than are shown."""
        return len(self.traffar) >= FLEST


def clean_fraga(fraga: str) -> str:
    """What is searched for, of what was typed. Raises Inmatningsfel."""
    fraga = " ".join(fraga.replace("\x00", " ").split())
    if not fraga:
        raise Inmatningsfel(_("Skriv vad du söker: ett ärendenummer, ett namn, ett telefonnummer eller några ord."), falt="q")
    if len(fraga) > LANGST:
        raise Inmatningsfel(_("Sökningen är för lång. Skriv högst %(max)d tecken.") % {"max": LANGST}, falt="q")
    return fraga


def remember(fraga: str, user: Anvandare) -> str | None:
    """Keep the words for this user alone; the key that stands in the address instead of them. None when nothing can be kept now."""
    nyckel = uuid.uuid4().hex
    cache.set(_cache_key(nyckel, user), fraga, MINNS)
    # The cache tells nobody that it does not answer: what cannot be read again was not kept.
    return nyckel if recall(nyckel, user) is not None else None


def recall(nyckel: str, user: Anvandare) -> str | None:
    """The words of a remembered search, or None when it is another's, too old, or cannot be read now."""
    return cache.get(_cache_key(nyckel, user))


def _cache_key(nyckel: str, user: Anvandare) -> str:
    return f"sokning:{user.pk}:{nyckel}"


def search(fraga: str, user: Anvandare) -> Sokning:
    """Find cases by what was typed: a case number, a telephone number, an e-mail address, else a name and words together."""
    nummer = guess_nummer(fraga)
    if nummer:
        return _found(fraga, _("ärendenummer"), Arende.objects.visible_to(user).filter(nummer=nummer))
    readable = Arende.objects.readable_by(user)
    if "@" in fraga:
        persons = Person.objects.filter(epost__iexact=fraga)
        # Two looks into an index each. Said with "or", every case is gone through.
        given = readable.filter(inlamnare__in=Inlamnare.objects.filter(epost__iexact=fraga))
        return _found(fraga, _("e-postadress"), Arende.objects.filter(pk__in=_ids(_of_persons(readable, persons)) | _ids(given)))
    ending = Arende.objects.visible_to(user).filter(nummer__in=possible_nummer(fraga, timezone.localdate().year))
    telefon = _as_telefon(fraga)
    if telefon:
        by_telefon = _of_persons(readable, Person.objects.filter(telefon=telefon))
        return _found(fraga, _("telefonnummer"), Arende.objects.filter(pk__in=_ids(by_telefon) | _ids(ending)))
    found = _by_words(readable, fraga, user) | _ids(ending)
    if found:
        return _found(fraga, _("namn och ord"), Arende.objects.filter(pk__in=found))
    return _found(fraga, _("namn, ärendetyp och ord"), Arende.objects.filter(pk__in=_by_mixture(readable, fraga, user)))


def _found(fraga: str, tolkning: str, cases: ArendeQuerySet) -> Sokning:
    rows = cases.select_related("arendetyp", "ansvarig_enhet", "agent", "handlaggare", "center").defer("sokvektor", "uppgifter")
    return Sokning(fraga, tolkning, list(rows.order_by("-registrerad")[:FLEST]))


def _as_telefon(fraga: str) -> str:
    if not re.fullmatch(r"[\d+()/ -]{6,20}", fraga):
        return ""
    try:
        number = phonenumbers.parse(fraga, "SE")
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _of_persons(readable: ArendeQuerySet, persons: QuerySet[Person]) -> ArendeQuerySet:
    """The cases that these persons have handed in: that somebody has a case of a secret kind is secret too."""
    return readable.filter(inlamnare__person__in=persons.values("pk")[:FLEST])


def _ids(cases: ArendeQuerySet) -> set[int]:
    """The newest of the cases."""
    return set(cases.order_by("-registrerad").values_list("pk", flat=True)[:FLEST])


def _by_words(readable: ArendeQuerySet, fraga: str, user: Anvandare) -> set[int]:
    """Cases whose text, answer or person has the words. Each source gives its newest; compounds are taken apart when none has any."""
    persons = _newest(with_namn(Person.objects.filter(is_skyddad=False), fraga))
    told = _open_to_words(readable, user)
    found = _by_text(told, words_query(fraga)) | _ids(readable.filter(inlamnare__person__in=persons))
    return found or _by_text(told, words_query(fraga, with_heads=True))


def _by_mixture(readable: ArendeQuerySet, fraga: str, user: Anvandare) -> set[int]:
    """Cases that have some of the words in their text and the others in the name of their type or of who sent them ("Matti ritningar").

    Asked only when no case has them all in one place. What may be a name is taken for one first, then for a word.
    """
    slag = sort_words(fraga, Person.objects.filter(is_skyddad=False))
    if not slag.is_mixed:
        return set()
    told = _open_to_words(readable, user)
    return _ids(_narrow(told, slag)) or (_ids(_narrow(told, slag.without_names)) if slag.namn and slag.typer else set())


def _narrow(cases: ArendeQuerySet, slag: Ordslag) -> ArendeQuerySet:
    if slag.namn:
        persons = with_namn(Person.objects.filter(is_skyddad=False), " ".join(slag.namn))
        cases = cases.filter(inlamnare__person__in=_newest(persons))
    if slag.text:
        cases = cases.filter(sokvektor=words_query(" ".join(slag.text)))
    for word, typer in slag.typer.items():
        cases = cases.filter(Q(arendetyp__in=typer) | Q(sokvektor=words_query(word)))
    return cases


def _newest(persons: QuerySet[Person]) -> QuerySet[Person]:
    """The ids of those who came last, as a part of a query."""
    return persons.order_by("-pk").values("pk")[:50]


def _open_to_words(readable: ArendeQuerySet, user: Anvandare) -> ArendeQuerySet:
    """Without the cases of protected persons that others than `user` have. They are few: one list of them, made once for a search."""
    skyddade = Inlamnare.objects.filter(person__is_skyddad=True).values("arende")
    return readable.filter(~Q(pk__in=skyddade) | Q(agent=user) | Q(handlaggare=user))


def _by_text(readable: ArendeQuerySet, query: SearchQuery) -> set[int]:
    # The case of each message that has the words is asked for by itself. Said with "in", all cases that may be read are listed
    # first and gone through for each message: twenty times as long among 250,000 cases.
    own = readable.filter(pk=OuterRef("arende")).order_by().values("pk")[:1]
    by_message = Meddelande.objects.filter(sokvektor=query, arende=Subquery(own)).order_by("-pk")[:FLEST]
    return _ids(readable.filter(sokvektor=query)) | set(by_message.values_list("arende", flat=True))
