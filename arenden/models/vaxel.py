"""The switchboard's half: call-backs that were promised and messages that were taken."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.models.arende import Arende
from arenden.models.kontakt import Kontakt
from arenden.models.person import Person
from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Ateruppringning(models.Model):
    """A promise to call somebody back within a span of time."""

    class Resultat(models.TextChoices):
        NADD = "nadd", _("Nådde personen")
        EJ_SVAR = "ej_svar", _("Inget svar")
        AVBOKAD = "avbokad", _("Behövs inte längre")

    nyckel = models.UUIDField("nyckel", default=uuid.uuid4, unique=True)
    kontakt = models.ForeignKey(
        Kontakt, models.SET_NULL, null=True, blank=True, related_name="ateruppringningar", verbose_name="kontakt"
    )
    arende = models.ForeignKey(
        Arende, models.CASCADE, null=True, blank=True, related_name="ateruppringningar", verbose_name="ärende"
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="ateruppringningar", verbose_name="person"
    )
    namn = models.CharField("namn", max_length=200, blank=True)
    telefon = models.CharField("telefon", max_length=16)
    arendemening = models.CharField("gäller", max_length=300, blank=True)
    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="ateruppringningar", verbose_name="enhet som ringer")
    ansvarig = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ateruppringningar",
        verbose_name="den som ringer",
    )
    lovad_fran = models.DateTimeField("lovad från")
    lovad_till = models.DateTimeField("lovad senast")
    skapad = models.DateTimeField("skapad", default=timezone.now)
    skapad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="lovade_ateruppringningar", verbose_name="skapad av"
    )
    forsok = models.PositiveSmallIntegerField("försök", default=0)
    utford = models.DateTimeField("utförd", null=True, blank=True)
    utford_av = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="utforda_ateruppringningar",
        verbose_name="utförd av",
    )
    resultat = models.CharField("resultat", max_length=10, choices=Resultat, blank=True)
    paminnelser = models.PositiveSmallIntegerField(
        "påminnelser", default=0, help_text="Om ett löfte utan ärende; de med ärende har en bevakning."
    )

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("person", "namn", "telefon", "arendemening"),
        ofarliga=(
            "id",
            "nyckel",
            "kontakt",
            "arende",
            "enhet",
            "ansvarig",
            "lovad_fran",
            "lovad_till",
            "skapad",
            "skapad_av",
            "forsok",
            "utford",
            "utford_av",
            "resultat",
            "paminnelser",
        ),
    )

    class Meta:
        verbose_name = "återuppringning"
        verbose_name_plural = "återuppringningar"
        ordering = ["lovad_till"]
        indexes = [
            models.Index(fields=["enhet", "lovad_till"], name="ateruppringning_kvar", condition=Q(utford__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(lovad_till__gte=models.F("lovad_fran")),
                name="ateruppringning_framat",
                violation_error_message="Sluttiden måste vara efter starttiden.",
            ),
            models.CheckConstraint(
                condition=Q(utford__isnull=True, resultat__in=["", "ej_svar"])
                | (Q(utford__isnull=False) & Q(resultat__in=["nadd", "avbokad", "ej_svar"])),
                name="ateruppringning_utford_har_resultat",
            ),
        ]

    def __str__(self) -> str:
        return f"Återuppringning {self.pk}"


class Telefonmeddelande(models.Model):
    """A message that the switchboard took for an employee who could not be reached."""

    till = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="telefonmeddelanden", verbose_name="till"
    )
    kontakt = models.ForeignKey(
        Kontakt, models.SET_NULL, null=True, blank=True, related_name="telefonmeddelanden", verbose_name="kontakt"
    )
    fran_namn = models.CharField("från", max_length=200, blank=True)
    fran_telefon = models.CharField("telefon", max_length=16, blank=True)
    text = models.TextField("meddelande")
    skapad = models.DateTimeField("skapad", default=timezone.now)
    skapad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="tagna_telefonmeddelanden", verbose_name="mottaget av"
    )
    last = models.DateTimeField("läst", null=True, blank=True)

    personuppgifter = Deklaration(
        Gallring.EFTER_90_DAGAR,
        personliga=("fran_namn", "fran_telefon", "text"),
        ofarliga=("id", "till", "kontakt", "skapad", "skapad_av", "last"),
    )

    class Meta:
        verbose_name = "telefonmeddelande"
        verbose_name_plural = "telefonmeddelanden"
        ordering = ["-skapad"]
        indexes = [models.Index(fields=["till", "-skapad"], name="telefonmeddelande_till")]

    def __str__(self) -> str:
        return f"Telefonmeddelande {self.pk}"
