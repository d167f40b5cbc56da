"""Surveys: who was asked, and what was answered. The two are kept apart, so that no answer can be led back to anybody."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kontaktcenter.personuppgifter import Deklaration, Gallring
from statistik.matt import DELAR

BETYG = ("bemotande", "enkelhet", "tydlighet", "helhet")
"""The grades that an answer may have; `helhet` is that of the faces."""


class Enkatslag(models.TextChoices):
    """Which survey it is."""

    MEDBORGARE = "medborgare", "Medborgare"
    FORVALTNING = "forvaltning", "Förvaltningar"


class Enkatvag(models.TextChoices):
    """Through which door the question came."""

    EPOST = "epost", "Länk i mejl"
    SMS = "sms", "Länk i sms"
    FORMULAR = "formular", "Efter formuläret"
    KONTOR = "kontor", "QR-kod på kontoret"
    KIOSK = "kiosk", "Ansikten på skärmen"


INBJUDNA = (Enkatvag.EPOST, Enkatvag.SMS)
"""Doors that only a drawn sample gets the key to. What comes through the others is told apart: anybody may answer there."""


class Enkatdelar(models.Model):
    """What surveys are divided by, as `Dagsvarde` is: ids that refer to nothing (0 is none) and codes."""

    dag = models.DateField("dagen då frågan ställdes")
    slag = models.CharField("slag", max_length=11, choices=Enkatslag, default=Enkatslag.MEDBORGARE)
    vag = models.CharField("väg", max_length=8, choices=Enkatvag)
    center = models.BigIntegerField("center", default=0)
    enhet = models.BigIntegerField("enhet", default=0)
    kanal = models.CharField("kanal", max_length=10, blank=True)
    amne = models.BigIntegerField("ämne", default=0)
    arendetyp = models.BigIntegerField("ärendetyp", default=0)
    kontor = models.SlugField("kontor", blank=True, db_index=False)
    sprak = models.CharField("språk", max_length=10, blank=True)

    class Meta:
        abstract = True


class Enkatomgang(models.Model):
    """One round of the survey to the departments' officers: spring or autumn."""

    oppnar = models.DateField("öppnar", unique=True)
    stanger = models.DateField("sista dagen att svara")

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "oppnar", "stanger"))

    class Meta:
        verbose_name = "omgång av förvaltningsenkäten"
        verbose_name_plural = "omgångar av förvaltningsenkäten"
        ordering = ["-oppnar"]
        constraints = [models.CheckConstraint(condition=Q(stanger__gt=F("oppnar")), name="enkatomgang_framat")]

    def __str__(self) -> str:
        return f"{self.oppnar:%Y-%m}"


class Enkatforfragan(Enkatdelar):
    """Somebody was asked. Its secret is stored only hashed and works once.

    `vilar` is the time during which neither the person nor the address is asked again: the database refuses two that overlap. When it
    has passed, everything that says who was asked is taken away (`actions.enkatgallring`); that somebody was asked stays.
    """

    skapad = models.DateTimeField("ställd", default=timezone.now)
    handelse = models.BigIntegerField("händelsen som gav frågan", null=True, unique=True)
    arende = models.BigIntegerField("ärende", null=True)
    kontakt = models.BigIntegerField("kontakt", null=True)
    person = models.BigIntegerField("person", null=True)
    adress_hash = models.CharField("adress, hashad", max_length=64, blank=True)
    vilar = DateTimeRangeField("får vila", null=True)
    omgang = models.ForeignKey(Enkatomgang, models.PROTECT, null=True, related_name="forfragningar", verbose_name="omgång")
    anvandare = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="handläggare", db_index=False
    )
    hemlighet_hash = models.CharField("hemlighet, hashad", max_length=64, null=True, blank=True, unique=True)
    giltig_till = models.DateTimeField("giltig till", null=True)
    is_besvarad = models.BooleanField("besvarad", default=False)

    personuppgifter = Deklaration(
        Gallring.EFTER_ENKATEN,
        personliga=("person", "adress_hash", "hemlighet_hash", "anvandare", "arende", "kontakt", "handelse"),
        ofarliga=("id", "dag", "slag", "vag", *DELAR, "skapad", "vilar", "omgang", "giltig_till", "is_besvarad"),
    )

    class Meta:
        verbose_name = "fråga om nöjdhet"
        verbose_name_plural = "frågor om nöjdhet"
        ordering = ["-skapad"]
        indexes = [
            models.Index(fields=["dag"], name="enkatforfragan_dag"),
            models.Index(fields=["skapad"], name="enkatforfragan_att_gallra", condition=Q(vilar__isnull=False)),
        ]
        constraints = [
            ExclusionConstraint(
                name="enkat_personen_vilar",
                expressions=[("person", RangeOperators.EQUAL), ("vilar", RangeOperators.OVERLAPS)],
                condition=Q(person__isnull=False),
            ),
            ExclusionConstraint(
                name="enkat_adressen_vilar",
                expressions=[("adress_hash", RangeOperators.EQUAL), ("vilar", RangeOperators.OVERLAPS)],
                condition=~Q(adress_hash=""),
            ),
            models.UniqueConstraint(fields=["omgang", "anvandare"], name="enkat_en_per_omgang"),
            models.CheckConstraint(
                condition=Q(slag="forvaltning", omgang__isnull=False, vag="epost", person__isnull=True)
                | Q(slag="medborgare", omgang__isnull=True, anvandare__isnull=True, vag__in=["epost", "sms", "formular"]),
                name="enkat_fragad_ar_medborgare_eller_handlaggare",
            ),
            models.CheckConstraint(condition=Q(hemlighet_hash__isnull=True) | Q(giltig_till__isnull=False), name="enkat_hemlighet_gar_ut"),
            models.CheckConstraint(condition=Q(person__isnull=True, adress_hash="") | Q(vilar__isnull=False), name="enkat_fragad_vilar"),
        ]

    def __str__(self) -> str:
        return f"{self.get_vag_display()} {self.dag}"

    @property
    def is_open(self) -> bool:
        """Whether its link can still be answered."""
        return not self.is_besvarad and self.giltig_till is not None and self.giltig_till > timezone.now()


def _grade(rubrik: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(rubrik, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)])


class Enkatsvar(Enkatdelar):
    """One answer. It names neither person, contact, case nor employee, and its id is drawn by chance: nobody can say whose it is.

    Nothing in it changes but that the free text is taken away when it has been kept long enough. `nyckel` makes two taps one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nyckel = models.UUIDField("formulärets nyckel", null=True, unique=True)
    bemotande = _grade("bemötande")
    enkelhet = _grade("enkelhet")
    tydlighet = _grade("tydlighet")
    helhet = _grade("helhet")
    fick_svar = models.BooleanField("fick svar", null=True, blank=True)
    fritext = models.TextField("egna ord", blank=True)

    personuppgifter = Deklaration(
        Gallring.EFTER_ENKATEN,
        personliga=("fritext",),
        ofarliga=("id", "dag", "slag", "vag", *DELAR, "nyckel", *BETYG, "fick_svar"),
    )

    class Meta:
        verbose_name = "enkätsvar"
        verbose_name_plural = "enkätsvar"
        ordering = ["-dag", "id"]
        indexes = [
            models.Index(fields=["dag"], name="enkatsvar_dag"),
            models.Index(fields=["dag"], name="enkatsvar_egna_ord", condition=~Q(fritext="")),
        ]
        constraints = [
            *(
                models.CheckConstraint(condition=Q(**{f"{namn}__isnull": True}) | Q(**{f"{namn}__range": (1, 5)}), name=f"enkat_{namn}")
                for namn in BETYG
            ),
            models.CheckConstraint(
                condition=Q(vag="kiosk", helhet__isnull=False, bemotande__isnull=True, enkelhet__isnull=True, tydlighet__isnull=True)
                | ~Q(vag="kiosk") & Q(helhet__isnull=True),
                name="enkat_ansikten_ar_helheten",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_vag_display()} {self.dag}"
