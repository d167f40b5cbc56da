"""The organisation as a tree: contact centers, departments, municipal companies and their units."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models.kalender import Arbetstidskalender
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kontaktcenter.trad import subtrees


class EnhetQuerySet(models.QuerySet["Enhet"]):
    """Which units."""

    def active(self) -> "EnhetQuerySet":
        """Units that can be given new work."""
        return self.filter(Q(stangd__isnull=True) | Q(stangd__gt=timezone.localdate()))

    def centers(self) -> "EnhetQuerySet":
        """Contact centers: the units that own cases."""
        return self.filter(slag=Enhet.Slag.CENTER)

    def subtree_ids(self, ids: Iterable[int]) -> set[int]:
        """Ids of the units named and of all below them, in one query."""
        return set().union(*subtrees(self.model, ids).values())


class Enhet(models.Model):
    """A contact center, department, company or unit."""

    class Slag(models.TextChoices):
        CENTER = "center", "Kontaktcenter"
        FORVALTNING = "forvaltning", "Förvaltning"
        BOLAG = "bolag", "Kommunalt bolag"
        ENHET = "enhet", "Enhet"

    kortnamn = models.SlugField("kortnamn", unique=True, help_text="Används i adresser och import, till exempel bygglov.")
    namn = models.CharField("namn", max_length=150)
    slag = models.CharField("slag", max_length=20, choices=Slag)
    foralder = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="underenheter", verbose_name="överordnad enhet"
    )
    kalender = models.ForeignKey(Arbetstidskalender, models.PROTECT, related_name="enheter", verbose_name="arbetstidskalender")
    epost = models.EmailField("e-post", blank=True, help_text="Funktionsbrevlåda som får enhetens påminnelser.")
    telefon = models.CharField("telefon", max_length=20, blank=True)
    chef = models.ForeignKey(
        "kontaktcenter.Anvandare", models.PROTECT, null=True, blank=True, related_name="chef_for", verbose_name="chef"
    )
    stangd = models.DateField("stängd från och med", null=True, blank=True)
    ersatt_av = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="ersatter", verbose_name="ersatt av"
    )

    objects = EnhetQuerySet.as_manager()
    history = HistoricalRecords()
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("id", "kortnamn", "namn", "slag", "foralder", "kalender", "epost", "telefon", "chef", "stangd", "ersatt_av"),
    )

    class Meta:
        verbose_name = "enhet"
        verbose_name_plural = "enheter"
        ordering = ["namn"]
        constraints = [
            models.CheckConstraint(
                condition=Q(foralder__isnull=True) | ~Q(foralder=F("id")),
                name="enhet_inte_under_sig_sjalv",
                violation_error_message="En enhet kan inte ligga under sig själv.",
            ),
            models.CheckConstraint(
                condition=Q(ersatt_av__isnull=True) | (Q(stangd__isnull=False) & ~Q(ersatt_av=F("id"))),
                name="enhet_ersatt_bara_om_stangd",
                violation_error_message="Ange ersättare bara för en enhet som stängs, och en annan enhet än den själv.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn

    def clean(self) -> None:
        """Refuse a place in the tree, or a manager, that cannot be."""
        super().clean()
        errors: dict[str, str] = {}
        if self.foralder_id and self.pk and self.foralder_id in Enhet.objects.subtree_ids([self.pk]):
            errors["foralder"] = _("En enhet kan inte ligga under sig själv eller en av sina underenheter.")
        elif self.foralder_id and self.is_active and not self.foralder.is_active:
            errors["foralder"] = _("Den överordnade enheten är stängd. Välj en som är öppen.")
        if self.chef_id and not self.chef.is_active:
            errors["chef"] = _("Chefens konto är avslutat. Välj någon som arbetar kvar.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_active(self) -> bool:
        """Whether the unit can be given new work today (Swedish date)."""
        return self.stangd is None or self.stangd > timezone.localdate()

    @property
    def is_center(self) -> bool:
        """Whether the unit is a contact center."""
        return self.slag == self.Slag.CENTER

    def addresses(self) -> set[str]:
        """The mail addresses of all who work with the unit's cases, and its own mailbox."""
        needed = Behorighet.REGISTRERA_KONTAKT if self.is_center else Behorighet.HANDLAGGA
        members = self.medlemskap.valid().with_permission(needed, [self])
        return {*members.values_list("anvandare__email", flat=True), self.epost} - {""}

    def in_force(self) -> "Enhet | None":
        """The unit itself, or the one that has replaced it (through several steps); None if nothing has."""
        seen: set[int] = set()
        enhet: Enhet | None = self
        while enhet is not None and not enhet.is_active and enhet.pk not in seen:
            seen.add(enhet.pk)
            enhet = enhet.ersatt_av
        return enhet if enhet is not None and enhet.is_active else None
