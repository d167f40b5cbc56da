"""Hand-offs and opinions: who has been given the case, since when, and what came of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.models.arende import Arende
from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Overlamning(models.Model):
    """One hand-off of a case to a unit. At most one is open per case."""

    class Lage(models.TextChoices):
        SKICKAD = "skickad", _("Skickad, inte mottagen")
        ACCEPTERAD = "accepterad", _("Mottagen")
        ATERSAND = "atersand", _("Skickad tillbaka")
        VIDARESAND = "vidaresand", _("Skickad vidare")
        ATERTAGEN = "atertagen", _("Tagen tillbaka")
        BESVARAD = "besvarad", _("Besvarad")
        AVSLUTAD = "avslutad", _("Avslutad")

    OPPNA_LAGEN = (Lage.SKICKAD, Lage.ACCEPTERAD)

    nyckel = models.UUIDField("nyckel", default=uuid.uuid4, unique=True, help_text="Samma nyckel lämnas över bara en gång.")
    arende = models.ForeignKey(Arende, models.CASCADE, related_name="overlamningar", verbose_name="ärende")
    fran_enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="skickade_overlamningar", verbose_name="från", db_index=False)
    till_enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="mottagna_overlamningar", verbose_name="till", db_index=False)
    avsandare = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="skickade_overlamningar",
        verbose_name="avsändare",
        help_text="Tomt när regeln för ärendetypen lämnade över av sig själv.",
        db_index=False,
    )
    meddelande = models.TextField("meddelande till mottagaren", blank=True)
    lage = models.CharField("läge", max_length=12, choices=Lage, default=Lage.SKICKAD)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    kvittens_senast = models.DateTimeField("kvittens senast")
    accepterad = models.DateTimeField("accepterad", null=True, blank=True)
    accepterad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accepterade_overlamningar",
        verbose_name="accepterad av",
        db_index=False,
    )
    avslutad = models.DateTimeField("avslutad", null=True, blank=True)
    orsak = models.TextField("orsak till att den skickades tillbaka eller vidare", blank=True)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("meddelande", "orsak"),
        ofarliga=(
            "id",
            "nyckel",
            "arende",
            "fran_enhet",
            "till_enhet",
            "avsandare",
            "lage",
            "skapad",
            "kvittens_senast",
            "accepterad",
            "accepterad_av",
            "avslutad",
        ),
    )

    class Meta:
        verbose_name = "överlämning"
        verbose_name_plural = "överlämningar"
        ordering = ["-skapad"]
        indexes = [
            models.Index(fields=["till_enhet", "kvittens_senast"], name="overlamning_ej_mottagen", condition=Q(lage="skickad")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["arende"],
                condition=Q(lage__in=["skickad", "accepterad"]),
                name="overlamning_en_oppen_per_arende",
                violation_error_message="Ärendet är redan överlämnat.",
            ),
            models.CheckConstraint(
                condition=Q(lage__in=["skickad", "accepterad"], avslutad__isnull=True)
                | (~Q(lage__in=["skickad", "accepterad"]) & Q(avslutad__isnull=False)),
                name="overlamning_avslutad_har_tid",
            ),
            models.CheckConstraint(
                condition=~Q(lage="accepterad") | Q(accepterad__isnull=False), name="overlamning_accepterad_har_tid"
            ),
            models.CheckConstraint(
                condition=~Q(lage__in=["atersand", "vidaresand"]) | ~Q(orsak=""),
                name="overlamning_atersand_har_orsak",
                violation_error_message="Skriv varför ärendet skickas tillbaka eller vidare.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.arende_id} → {self.till_enhet_id}"


class Remiss(models.Model):
    """A question to another unit for its opinion, with a deadline of its own; the case stays where it is."""

    class Lage(models.TextChoices):
        SKICKAD = "skickad", _("Skickad")
        BESVARAD = "besvarad", _("Besvarad")
        ATERTAGEN = "atertagen", _("Tagen tillbaka")

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="remisser", verbose_name="ärende")
    fran_enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="skickade_remisser", verbose_name="från")
    till_enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="mottagna_remisser", verbose_name="till")
    avsandare = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="skickade_remisser", verbose_name="avsändare"
    )
    fraga = models.TextField("fråga")
    svar = models.TextField("svar", blank=True)
    lage = models.CharField("läge", max_length=12, choices=Lage, default=Lage.SKICKAD)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    svar_senast = models.DateTimeField("svar senast")
    besvarad = models.DateTimeField("besvarad", null=True, blank=True)
    besvarad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="besvarade_remisser",
        verbose_name="besvarad av",
    )

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("fraga", "svar"),
        ofarliga=(
            "id",
            "arende",
            "fran_enhet",
            "till_enhet",
            "avsandare",
            "lage",
            "skapad",
            "svar_senast",
            "besvarad",
            "besvarad_av",
        ),
    )

    class Meta:
        verbose_name = "remiss"
        verbose_name_plural = "remisser"
        ordering = ["-skapad"]
        indexes = [models.Index(fields=["till_enhet", "svar_senast"], name="remiss_obesvarad", condition=Q(lage="skickad"))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(lage="besvarad") | (Q(besvarad__isnull=False) & ~Q(svar="")), name="remiss_besvarad_har_svar"
            ),
            models.UniqueConstraint(
                fields=["arende", "till_enhet"],
                condition=Q(lage="skickad"),
                name="remiss_en_oppen_per_enhet",
                violation_error_message="Enheten är redan tillfrågad.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.arende_id} ? {self.till_enhet_id}"
