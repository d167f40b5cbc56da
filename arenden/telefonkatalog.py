"""The directory of employees: found by name, title, unit, competence, language or telephone; with what they do just now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Func, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.ordform import stems
from kontaktcenter.arbetstid import Kalender
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.meningar import join_words
from kontaktcenter.models import Anvandare, Enhet, Kompetens, Medlemskap
from kontaktcenter.narvaro import NABARA, describe_narvaro, kalendrar_of, narvaro_of, with_kalendrar
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from kontaktcenter.tidsord import Etikett

FLEST = 20
FLEST_KOLLEGOR = 300
FLEST_HJALPARE = 5
LANGST = 100
KORTAST_NUMMER = 3


@dataclass(frozen=True)
class Katalogpost:
    """An employee as the directory shows one."""

    anvandare: Anvandare
    enheter: list[str]
    enhet_ids: set[int]
    kompetenser: list[str]
    sprak: list[str]
    kalendrar: list[Kalender]
    """When the units are open."""

    @property
    def narvaro(self) -> Etikett:
        """What the person does now, in words."""
        return describe_narvaro(self.anvandare, self.kalendrar)

    @property
    def is_reachable(self) -> bool:
        """Whether a call can be put through now."""
        return narvaro_of(self.anvandare, self.kalendrar) in NABARA

    @property
    def placering(self) -> str:
        """Title and units: "bygglovshandläggare, Bygglovsenheten"."""
        return ", ".join(filter(None, [self.anvandare.titel, join_words(self.enheter)]))

    @property
    def kan(self) -> str:
        """Competences and languages besides Swedish."""
        return ", ".join([*self.kompetenser, *self.sprak])


def search_katalog(text: str, *, antal: int = FLEST) -> list[Katalogpost]:
    """Employees who match every word, in some way each. Raises Inmatningsfel for nothing to search for."""
    parts = text.replace("\x00", " ").split()
    if not parts or len(text) > LANGST:
        raise Inmatningsfel(_("Skriv ett namn, en titel, en enhet, en kompetens, ett språk eller ett nummer."), falt="sok")
    found = _employees()
    for word in parts:
        found = found.filter(_matches(word))
    return as_poster(found)[:antal]


def search_units(text: str) -> list[Enhet]:
    """Units by name, for a caller who asks for no person."""
    return list(Enhet.objects.active().filter(namn__icontains=text.strip()[:LANGST])[:5]) if text.strip() else []


def find_employee(text: str) -> list[Anvandare]:
    """Those whose whole name or user name is `text`: one, none, or several of the same name."""
    name = " ".join(text.split())
    whole = Func(F("first_name"), Value(" "), F("last_name"), function="concat")
    return list(_employees().annotate(hela_namnet=whole).filter(Q(hela_namnet__iexact=name) | Q(username__iexact=name))[:FLEST])


def employee(pk: int) -> Katalogpost | None:
    """One employee of the directory."""
    return next(iter(as_poster(_employees().filter(pk=pk))), None)


@dataclass(frozen=True)
class Hjalp:
    """Who can help with a question: at the unit that has it, by competence and by language, those who can be reached first."""

    enhetens: list[Katalogpost]
    kunniga: list[Katalogpost]
    sprakkunniga: list[Katalogpost]


def find_help(*, centers: Iterable[int], unless: Anvandare, enhet: Enhet | None = None, text: str = "", sprak: str = "sv") -> Hjalp:
    """Who works at `enhet`, and which colleagues at the centers know what `text` is about or speak `sprak`; one query."""
    ids = set(centers)
    wanted = ids | ({enhet.pk} if enhet else set())
    at_units = Medlemskap.objects.valid().filter(enhet__in=wanted).values("anvandare")
    found = as_poster(_employees().filter(pk__in=at_units).exclude(pk=unless.pk)[:FLEST_KOLLEGOR])
    found.sort(key=lambda post: not post.is_reachable)
    colleagues = [post for post in found if post.enhet_ids & ids]
    asked = stems(text)
    return Hjalp(
        enhetens=[post for post in found if enhet is not None and enhet.pk in post.enhet_ids][:FLEST_HJALPARE],
        kunniga=[post for post in colleagues if asked & {stam for k in post.kompetenser for stam in stems(k)}][:FLEST_HJALPARE],
        sprakkunniga=[post for post in colleagues if sprak != "sv" and sprak in post.anvandare.sprak][:FLEST_HJALPARE],
    )


def _employees() -> QuerySet[Anvandare]:
    working = Medlemskap.objects.valid().values("anvandare")
    return Anvandare.objects.filter(is_active=True, pk__in=working).order_by("last_name", "first_name", "pk")


def _matches(word: str) -> Q:
    codes = [kod for kod, namn in SAMTALSSPRAK.items() if word.casefold() in str(namn)] if len(word) > 3 else []
    at_unit = Medlemskap.objects.valid().filter(enhet__namn__icontains=word).values("anvandare")
    skilled = Kompetens.objects.filter(namn__icontains=word).values("anvandare")
    wanted = Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(titel__icontains=word) | Q(sprak__overlap=codes)
    wanted |= Q(pk__in=at_unit) | Q(pk__in=skilled.filter(anvandare__isnull=False))
    digits = "".join(c for c in word if c.isdecimal() and c.isascii())
    if len(digits) >= KORTAST_NUMMER:
        wanted |= Q(pk__in=_by_telefon(digits))
    return wanted


def _by_telefon(digits: str) -> QuerySet[Anvandare]:
    """Whose number holds the digits, however either is written; an extension is the end of the number."""
    plain = Func(F("telefon"), Value(r"\D"), Value(""), Value("g"), function="regexp_replace")
    return Anvandare.objects.annotate(siffror=plain).filter(siffror__contains=digits.removeprefix("0")).values("pk")


def as_poster(anvandare: QuerySet[Anvandare]) -> list[Katalogpost]:
    """The employees as the directory shows them, in one query."""
    today = timezone.localdate()
    current = Q(medlemskap__fran__lte=today) & (Q(medlemskap__till__isnull=True) | Q(medlemskap__till__gte=today))
    rows = with_kalendrar(anvandare).annotate(
        enhetsnamn=ArrayAgg("medlemskap__enhet__namn", filter=current, distinct=True, default=[]),
        enhetsid=ArrayAgg("medlemskap__enhet", filter=current, distinct=True, default=[]),
        kompetensnamn=ArrayAgg("kompetenser__namn", filter=Q(kompetenser__isnull=False), distinct=True, default=[]),
    )
    return [
        Katalogpost(
            anvandare=person,
            enheter=person.enhetsnamn,
            enhet_ids=set(person.enhetsid),
            kompetenser=person.kompetensnamn,
            sprak=[str(SAMTALSSPRAK.get(kod, kod)) for kod in person.sprak if kod != "sv"],
            kalendrar=kalendrar_of(person),
        )
        for person in rows
    ]
