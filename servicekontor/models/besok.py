"""What happens at an office: visits, computers and rooms in use, and the taps of the staff that told of it."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.mottagning import Besokskategori, Kobiljett


class Besok(models.Model):
    """Somebody is helped at a desk. `nyckel` becomes the key of the contact that is registered of it, so there can be only one."""

    nyckel = models.UUIDField("nyckel", default=uuid.uuid4, unique=True, editable=False)
    kontor = models.ForeignKey(Kontor, models.PROTECT, related_name="besok", verbose_name="kontor", db_index=False)
    disk = models.ForeignKey(Resurs, models.PROTECT, related_name="besok", verbose_name="disk", db_index=False)
    kategori = models.ForeignKey(Besokskategori, models.PROTECT, related_name="+", verbose_name="kategori", db_index=False)
    sprak = models.CharField("språk", max_length=10, default="sv")
    kobiljett = models.ForeignKey(
        Kobiljett, models.SET_NULL, null=True, blank=True, related_name="besok", verbose_name="kölapp", db_index=False
    )
    av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="av", db_index=False)
    borjade = models.DateTimeField("började", default=timezone.now)
    slutade = models.DateTimeField("slutade", null=True, blank=True)
    registrerad = models.DateTimeField("kontakten sparades", null=True, blank=True)

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("id", "nyckel", "kontor", "disk", "kategori", "sprak", "kobiljett", "av", "borjade", "slutade", "registrerad"),
    )

    class Meta:
        verbose_name = "besök"
        verbose_name_plural = "besök"
        ordering = ["-borjade"]
        indexes = [models.Index(fields=["kontor", "-borjade"], name="besok_kontor")]
        constraints = [
            models.UniqueConstraint(fields=["kobiljett"], name="besok_ett_per_kobiljett"),
            models.UniqueConstraint(fields=["disk"], condition=Q(slutade__isnull=True), name="besok_ett_vid_disken"),
            models.CheckConstraint(condition=Q(slutade__isnull=True) | Q(slutade__gte=F("borjade")), name="besok_framat"),
        ]

    def __str__(self) -> str:
        return f"Besök {self.pk}"


class Anvandningstid(Func):
    """From when it was taken until it was given back; without end while it is in use."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class Resursbruk(models.Model):
    """A computer or a room is in use, by whoever came in."""

    resurs = models.ForeignKey(Resurs, models.PROTECT, related_name="bruk", verbose_name="resurs", db_index=False)
    borjade = models.DateTimeField("började", default=timezone.now)
    slutade = models.DateTimeField("slutade", null=True, blank=True)
    av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="av", db_index=False)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "resurs", "borjade", "slutade", "av"))

    class Meta:
        verbose_name = "bruk av resurs"
        verbose_name_plural = "bruk av resurser"
        ordering = ["-borjade"]
        constraints = [
            models.UniqueConstraint(fields=["resurs"], condition=Q(slutade__isnull=True), name="resursbruk_ett_i_taget"),
            models.CheckConstraint(condition=Q(slutade__isnull=True) | Q(slutade__gte=F("borjade")), name="resursbruk_framat"),
            ExclusionConstraint(
                name="resursbruk_overlappar_inte",
                expressions=[("resurs", RangeOperators.EQUAL), (Anvandningstid("borjade", "slutade"), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resurs} {self.borjade:%Y-%m-%d %H.%M}"


class Tryck(models.Model):
    """One tap on the reception page that has been taken in: sent again, it does nothing and gets the same answer."""

    class Slag(models.TextChoices):
        RAKNA = "rakna", _("Räkna ett enkelt besök")
        ANGRA = "angra", _("Ångra ett räknat besök")
        KOLAPP = "kolapp", _("Ta en kölapp")
        NASTA = "nasta", _("Kalla nästa")
        IGEN = "igen", _("Kalla igen")
        UTEBLIVEN = "utebliven", _("Kom inte")
        FLYTTA = "flytta", _("Flytta")
        BORJA = "borja", _("Börja hjälpa")
        DIREKT = "direkt", _("Hjälp direkt")
        SLUTA = "sluta", _("Avsluta besöket")
        TA_RESURS = "ta-resurs", _("Ta i bruk")
        SLAPP_RESURS = "slapp-resurs", _("Lämna tillbaka")

    nyckel = models.UUIDField("nyckel", primary_key=True)
    slag = models.CharField("slag", max_length=20, choices=Slag)
    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="+", verbose_name="kontor", db_index=False)
    av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="av", db_index=False)
    innehall_hash = models.CharField("innehåll, hashat", max_length=64, blank=True)
    mottaget = models.DateTimeField("mottaget", default=timezone.now)
    svar = models.JSONField("svar", default=dict)

    personuppgifter = Deklaration(Gallring.EFTER_90_DAGAR, ofarliga=("nyckel", "slag", "kontor", "av", "innehall_hash", "mottaget", "svar"))

    class Meta:
        verbose_name = "tryck"
        verbose_name_plural = "tryck"
        ordering = ["-mottaget"]
        indexes = [models.Index(fields=["mottaget"], name="tryck_mottaget")]

    def __str__(self) -> str:
        return f"{self.slag} {self.nyckel}"
