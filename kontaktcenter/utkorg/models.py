"""Utskick: one side effect (mail, SMS, notice, webhook) that must happen once."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kontaktcenter.personuppgifter import Deklaration, Gallring


class Utskick(models.Model):
    """A message to the outside. Written by an action in its own transaction; sent by the worker, which claims the row."""

    class Slag(models.TextChoices):
        EPOST = "epost", "E-post"
        SMS = "sms", "SMS"
        WEBHOOK = "webhook", "Webhook"

    class Lage(models.TextChoices):
        VANTAR = "vantar", "Väntar"
        SKICKAS = "skickas", "Skickas"
        SKICKAT = "skickat", "Skickat"
        MISSLYCKAT = "misslyckat", "Misslyckat"
        AVBRUTET = "avbrutet", "Avbrutet"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slag = models.CharField("slag", max_length=10, choices=Slag)
    mottagare = models.CharField("mottagare", max_length=300)
    amnesrad = models.CharField("ämnesrad", max_length=300, blank=True)
    text = models.TextField("text")
    sprak = models.CharField("språk", max_length=10, default="sv")
    huvuden = models.JSONField("huvuden", default=dict, blank=True, help_text="Till exempel List-Id eller In-Reply-To.")
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
            models.Index(fields=["nasta_forsok"], name="utskick_att_skicka", condition=Q(lage__in=["vantar", "skickas"])),
            models.Index(fields=["referens"], name="utskick_referens"),
            models.Index(fields=["-skapad"], name="utskick_senaste"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(lage="skickat", skickat__isnull=False) | (~Q(lage="skickat") & Q(skickat__isnull=True)),
                name="utskick_skickat_har_tid",
            ),
            models.CheckConstraint(
                condition=Q(lage="skickas", ansprak__isnull=False, ansprak_till__isnull=False)
                | (~Q(lage="skickas") & Q(ansprak__isnull=True, ansprak_till__isnull=True)),
                name="utskick_ansprak_nar_det_skickas",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.pk}"
