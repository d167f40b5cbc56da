"""Utskick: one side effect (mail, SMS, notice, webhook) that must happen once; and the signs of life of those who send it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kontaktcenter.personuppgifter import Deklaration, Gallring


class Utskicksfil(models.Model):
    """A file that goes along with one mail or many. It goes when none of them is left."""

    namn = models.CharField("filnamn", max_length=100)
    innehallstyp = models.CharField("innehållstyp", max_length=100)
    innehall = models.BinaryField("innehåll")
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.MED_ARENDET, personliga=("innehall",), ofarliga=("id", "namn", "innehallstyp", "skapad"))

    class Meta:
        verbose_name = "fil till utskick"
        verbose_name_plural = "filer till utskick"

    def __str__(self) -> str:
        return self.namn


class Utskick(models.Model):
    """A message to the outside. Written by an action in its own transaction; sent by the worker, which claims the row."""

    class Slag(models.TextChoices):
        EPOST = "epost", "E-post"
        SMS = "sms", "SMS"
        WEBHOOK = "webhook", "Webhook"

    class Lage(models.TextChoices):
        VANTAR = "vantar", "Väntar"
        SKICKAS = "skickas", "Skickas"
        AVSANT = "avsant", "Avsänt, inväntar svar"
        SKICKAT = "skickat", "Skickat"
        OKLART = "oklart", "Oklart om det kom fram"
        MISSLYCKAT = "misslyckat", "Misslyckat"
        AVBRUTET = "avbrutet", "Avbrutet"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slag = models.CharField("slag", max_length=10, choices=Slag)
    mottagare = models.CharField("mottagare", max_length=300)
    amnesrad = models.CharField("ämnesrad", max_length=300, blank=True)
    text = models.TextField("text")
    sprak = models.CharField("språk", max_length=10, default="sv")
    huvuden = models.JSONField("huvuden", default=dict, blank=True, help_text="Till exempel List-Id eller In-Reply-To.")
    fil = models.ForeignKey(Utskicksfil, models.PROTECT, null=True, blank=True, related_name="utskick", verbose_name="fil")
    referens = models.CharField("gäller", max_length=60, blank=True, help_text="Till exempel arende:123; aldrig personuppgifter.")
    nyckel = models.CharField("engångsnyckel", max_length=120, unique=True, help_text="Samma nyckel skickas aldrig två gånger.")
    lage = models.CharField("läge", max_length=12, choices=Lage, default=Lage.VANTAR)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    nasta_forsok = models.DateTimeField("nästa försök", default=timezone.now)
    forsok = models.PositiveSmallIntegerField("försök", default=0)
    ansprak = models.UUIDField("anspråk", null=True, blank=True, help_text="Den arbetare som håller raden.")
    ansprak_till = models.DateTimeField("anspråket gäller till", null=True, blank=True)
    skickat = models.DateTimeField("skickat", null=True, blank=True)
    fel = models.CharField("senaste fel", max_length=300, blank=True)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("mottagare", "amnesrad", "text", "huvuden"),
        ofarliga=(
            "id",
            "slag",
            "sprak",
            "fil",
            "referens",
            "nyckel",
            "lage",
            "skapad",
            "nasta_forsok",
            "forsok",
            "ansprak",
            "ansprak_till",
            "skickat",
            "fel",
        ),
    )

    class Meta:
        verbose_name = "utskick"
        verbose_name_plural = "utskick"
        ordering = ["-skapad"]
        indexes = [
            models.Index(fields=["nasta_forsok"], name="utskick_att_skicka", condition=Q(lage="vantar")),
            models.Index(fields=["ansprak_till"], name="utskick_pagar", condition=Q(lage__in=["skickas", "avsant"])),
            models.Index(fields=["lage", "-skapad"], name="utskick_att_granska", condition=Q(lage__in=["oklart", "misslyckat"])),
            models.Index(fields=["referens"], name="utskick_referens"),
            models.Index(fields=["-skapad"], name="utskick_senaste"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(lage="skickat", skickat__isnull=False) | (~Q(lage="skickat") & Q(skickat__isnull=True)),
                name="utskick_skickat_har_tid",
            ),
            models.CheckConstraint(
                condition=Q(lage__in=["skickas", "avsant"], ansprak__isnull=False, ansprak_till__isnull=False)
                | Q(lage="oklart", ansprak_till__isnull=True)
                | (~Q(lage__in=["skickas", "avsant", "oklart"]) & Q(ansprak__isnull=True, ansprak_till__isnull=True)),
                name="utskick_ansprak_nar_det_skickas",
            ),
            models.CheckConstraint(
                condition=Q(lage__in=["vantar", "skickas", "avsant", "skickat", "oklart", "misslyckat", "avbrutet"]),
                name="utskick_kant_lage",
            ),
            models.CheckConstraint(condition=Q(fil__isnull=True) | Q(slag="epost"), name="utskick_fil_bara_i_mejl"),
        ]

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.pk}"


class Brev(models.Model):
    """What the development mailbox has received: the message as it would have left, once for each Utskick."""

    utskick = models.OneToOneField(Utskick, models.CASCADE, primary_key=True, related_name="brev", verbose_name="utskick")
    mottaget = models.DateTimeField("mottaget", default=timezone.now)
    innehall = models.TextField("innehåll", help_text="Ett helt e-postmeddelande, eller det som SMS-tjänsten skulle ha fått.")

    personuppgifter = Deklaration(Gallring.MED_ARENDET, personliga=("innehall",), ofarliga=("utskick", "mottaget"))

    class Meta:
        verbose_name = "brev i utvecklingsbrevlådan"
        verbose_name_plural = "brev i utvecklingsbrevlådan"
        ordering = ["-mottaget"]
        indexes = [models.Index(fields=["-mottaget"], name="brev_senaste")]

    def __str__(self) -> str:
        return f"Brev {self.pk}"


class Hjartslag(models.Model):
    """When a part of the system last showed that it lives; `/halsa/` tells the age."""

    class Del(models.TextChoices):
        ARBETARE = "arbetare", "Arbetaren som skickar"
        KLOCKA = "klocka", "Klockan som startar återkommande jobb"

    namn = models.CharField("namn", max_length=20, primary_key=True, choices=Del)
    tid = models.DateTimeField("tid")

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("namn", "tid"))

    class Meta:
        verbose_name = "hjärtslag"
        verbose_name_plural = "hjärtslag"

    def __str__(self) -> str:
        return f"{self.get_namn_display()} {self.tid}"
