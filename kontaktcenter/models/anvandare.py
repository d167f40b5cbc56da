"""Employees who log in, their roles at units, competences, languages and presence."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from kontaktcenter.behorigheter import ROLLER, Behorighet
from kontaktcenter.models.enhet import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kontaktcenter.trad import subtrees

if TYPE_CHECKING:
    from kontaktcenter.models.apinyckel import Apinyckel


class Kompetens(models.Model):
    """Something an agent masters: a subject area, a tool, sign language."""

    namn = models.CharField("namn", max_length=100, unique=True)
    beskrivning = models.CharField("beskrivning", max_length=300, blank=True)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "namn", "beskrivning"))

    class Meta:
        verbose_name = "kompetens"
        verbose_name_plural = "kompetenser"
        ordering = ["namn"]

    def __str__(self) -> str:
        return self.namn


class AnvandareManager(UserManager["Anvandare"]):
    """Makes users; who may open the administration is told by their role and not by a field of its own."""

    use_in_migrations = False

    def _create_user_object(self, *args: Any, **fields: Any) -> "Anvandare":
        fields.pop("is_staff", None)
        return super()._create_user_object(*args, **fields)


class Anvandare(AbstractUser):
    """An employee. The switchboard directory shows name, title, unit, telephone and presence."""

    class Narvaro(models.TextChoices):
        TILLGANGLIG = "tillganglig", "Tillgänglig"
        SAMTAL = "samtal", "I samtal"
        MOTE = "mote", "I möte"
        RAST = "rast", "Rast"
        HEMMA = "hemma", "Arbetar hemifrån"
        LEDIG = "ledig", "Ledig"
        SJUK = "sjuk", "Sjuk"
        GATT = "gatt", "Gått för dagen"

    titel = models.CharField("titel", max_length=100, blank=True)
    telefon = models.CharField("telefon", max_length=20, blank=True)
    sprak = ArrayField(models.CharField(max_length=10), verbose_name="språk", default=list, blank=True)
    kompetenser = models.ManyToManyField(Kompetens, blank=True, related_name="anvandare", verbose_name="kompetenser")
    narvaro = models.CharField("närvaro", max_length=20, choices=Narvaro, default=Narvaro.TILLGANGLIG)
    narvaro_till = models.DateTimeField("till", null=True, blank=True)
    narvaro_text = models.CharField("kommentar", max_length=120, blank=True)
    utloggade = models.JSONField("utloggade sessioner", default=dict, blank=True, editable=False)
    """The person's sessions that have been logged out: when each did (seconds since 1970) by its key, for as long as one may live."""

    genom_nyckel: "Apinyckel | None" = None
    """The key that another system acts with in the person's name, in this very request; None for the person."""

    objects = AnvandareManager()
    history = HistoricalRecords(excluded_fields=["password", "last_login", "narvaro", "narvaro_till", "narvaro_text", "utloggade"])
    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN,
        personliga=(
            "username",
            "first_name",
            "last_name",
            "email",
            "titel",
            "telefon",
            "sprak",
            "kompetenser",
            "narvaro",
            "narvaro_till",
            "narvaro_text",
        ),
        hemliga=("password",),
        ofarliga=("id", "last_login", "is_superuser", "is_active", "date_joined", "groups", "user_permissions", "utloggade"),
    )

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"
        ordering = ["last_name", "first_name"]
        indexes = [models.Index(fields=["last_name", "first_name"])]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def nyckelspar(self) -> dict[str, int]:
        """What the events of a request keep of the key that it came by; nothing for the person's own."""
        return {"apinyckel": self.genom_nyckel.pk} if self.genom_nyckel else {}

    @property
    def is_staff(self) -> bool:
        """Whether the person may open the administration: by role, or as the break-glass superuser."""
        return self.is_superuser or self.may(Behorighet.FORVALTA_SYSTEM)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Of Django's own permissions the break-glass superuser has all and nobody else any: they are given to none, and not asked for."""
        return self.is_active and self.is_superuser

    def has_module_perms(self, app_label: str) -> bool:
        """As `has_perm`."""
        return self.is_active and self.is_superuser

    @cached_property
    def aktiva_medlemskap(self) -> list["Medlemskap"]:
        """The memberships that hold today, with their units; one query per request and user."""
        today = timezone.localdate()
        return [m for m in self.medlemskap.select_related("enhet") if m.holds(today)]

    @cached_property
    def _enheter_per_behorighet(self) -> dict[Behorighet, set[int]]:
        direct: dict[Behorighet, set[int]] = {}
        spreading: dict[Behorighet, set[int]] = {}
        for m in self.aktiva_medlemskap:
            roll = ROLLER[m.roll]
            target = spreading if roll.omfattar_underenheter else direct
            for b in roll.behorigheter:
                target.setdefault(b, set()).add(m.enhet_id)
        below = subtrees(Enhet, set().union(*spreading.values()))
        for b, roots in spreading.items():
            direct.setdefault(b, set()).update(*(below[root] for root in roots))
        return direct

    def units_with(self, behorighet: Behorighet) -> set[int]:
        """Ids of the units where this person holds `behorighet` today."""
        if not self.is_active:
            return set()
        return self._enheter_per_behorighet.get(behorighet, set())

    def may(self, behorighet: Behorighet, enhet: Enhet | int | None = None) -> bool:
        """Whether the person holds `behorighet` at `enhet` (anywhere, when None)."""
        units = self.units_with(behorighet)
        if enhet is None:
            return bool(units)
        return (enhet.pk if isinstance(enhet, Enhet) else enhet) in units

    def has_roll(self, *koder: str) -> bool:
        """Whether the person holds any of the roles today."""
        return self.is_active and any(m.roll in koder for m in self.aktiva_medlemskap)

    @property
    def centers(self) -> list[Enhet]:
        """The contact centers where the person takes contacts."""
        ids = self.units_with(Behorighet.REGISTRERA_KONTAKT)
        return [m.enhet for m in self.aktiva_medlemskap if m.enhet_id in ids and m.enhet.is_center]

    @property
    def narvaro_nu(self) -> str:
        """Presence as the directory shows it: a status whose time has passed counts as available."""
        if self.narvaro_till and self.narvaro_till <= timezone.now():
            return self.Narvaro.TILLGANGLIG
        return self.narvaro


class MedlemskapQuerySet(models.QuerySet["Medlemskap"]):
    """Which memberships."""

    def valid(self) -> "MedlemskapQuerySet":
        """Those that hold today and whose user may log in."""
        today = timezone.localdate()
        return self.filter(
            Q(till__isnull=True) | Q(till__gte=today), fran__lte=today, anvandare__is_active=True
        )

    def with_permission(self, behorighet: Behorighet, enheter: Iterable[Enhet | int]) -> "MedlemskapQuerySet":
        """Those that give `behorighet` directly at one of `enheter`."""
        roller = [kod for kod, roll in ROLLER.items() if behorighet in roll.behorigheter]
        return self.filter(roll__in=roller, enhet__in=list(enheter))


class Medlemskap(models.Model):
    """A role that a person holds at a unit."""

    anvandare = models.ForeignKey(Anvandare, models.CASCADE, related_name="medlemskap", verbose_name="användare")
    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="medlemskap", verbose_name="enhet")
    roll = models.CharField("roll", max_length=20, choices=[(r.kod, r.namn) for r in ROLLER.values()])
    fran = models.DateField("från och med", default=timezone.localdate)
    till = models.DateField("till och med", null=True, blank=True)

    objects = MedlemskapQuerySet.as_manager()
    history = HistoricalRecords()
    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN, personliga=("anvandare", "enhet", "roll"), ofarliga=("id", "fran", "till")
    )

    class Meta:
        verbose_name = "medlemskap"
        verbose_name_plural = "medlemskap"
        constraints = [
            models.UniqueConstraint(
                fields=["anvandare", "enhet", "roll"],
                name="medlemskap_en_gang",
                violation_error_message="Personen har redan den rollen på enheten.",
            ),
            models.CheckConstraint(condition=Q(roll__in=list(ROLLER)), name="medlemskap_kand_roll"),
            models.CheckConstraint(
                condition=Q(till__isnull=True) | Q(till__gte=models.F("fran")), name="medlemskap_framat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_roll_display()}, {self.enhet}"

    def holds(self, dag: date) -> bool:
        """Whether the membership holds on `dag`."""
        return self.fran <= dag and (self.till is None or dag <= self.till)
