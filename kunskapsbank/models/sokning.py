"""What was searched for and what came of it, without a word of who asked."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models.artikel import Artikel


class Sokning(models.Model):
    """One search. What could name somebody is masked before it is stored; the words themselves are erased after a time."""

    class Dorr(models.TextChoices):
        ARBETSPLATS = "arbetsplats", "Arbetsplatsen"
        PERSONAL = "personal", "Personalens sök"
        PUBLIK = "publik", "Webbplatsen"
        FORMULAR = "formular", "Formulär"
        API = "api", "Andra system"

    nyckel = models.UUIDField("nyckel", primary_key=True, default=uuid.uuid4)
    dorr = models.CharField("dörr", max_length=12, choices=Dorr)
    sprak = models.CharField("språk", max_length=10, default="sv")
    fraga = models.CharField("sökt", max_length=300)
    antal = models.PositiveIntegerField("antal träffar")
    is_saker = models.BooleanField("hade ett säkert svar", default=True, help_text="Annars är sökningen ett tecken på att svaret saknas.")
    visade = ArrayField(
        models.BigIntegerField(), verbose_name="visade artiklar", default=list, blank=True, help_text="Bara de kan räknas som öppnade."
    )
    foregaende = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="omformuleringar", verbose_name="omformulering av"
    )
    gav_svar = models.BooleanField("gav svar", null=True, blank=True)
    skickade_anda = models.BooleanField("skickade frågan ändå", null=True, blank=True)
    tid = models.DateTimeField("tid", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.EFTER_90_DAGAR,
        personliga=("fraga",),
        ofarliga=("nyckel", "dorr", "sprak", "antal", "is_saker", "visade", "foregaende", "gav_svar", "skickade_anda", "tid"),
    )

    class Meta:
        verbose_name = "sökning"
        verbose_name_plural = "sökningar"
        ordering = ["-tid"]
        indexes = [
            models.Index(fields=["tid"], name="sokning_tid"),
            models.Index(fields=["tid"], name="sokning_i_onodan", condition=models.Q(is_saker=False)),
            models.Index(fields=["tid"], name="sokning_med_ord", condition=~models.Q(fraga="")),
        ]
        constraints = [models.CheckConstraint(condition=models.Q(is_saker=False) | models.Q(antal__gt=0), name="sokning_saker_har_traff")]

    def __str__(self) -> str:
        return f"Sökning {self.nyckel}"


class Sokoppning(models.Model):
    """That an article was opened from the answers to a search."""

    sokning = models.ForeignKey(Sokning, models.CASCADE, related_name="oppningar", verbose_name="sökning", db_index=False)
    artikel = models.ForeignKey(Artikel, models.CASCADE, related_name="oppningar", verbose_name="artikel")
    plats = models.PositiveSmallIntegerField("plats i listan")
    is_raknad = models.BooleanField(
        "räknas bland det vanligaste", default=True, help_text="En gång per adress, artikel och dygn, så att ingen bestämmer ensam."
    )
    tid = models.DateTimeField("tid", default=timezone.now)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "sokning", "artikel", "plats", "is_raknad", "tid"))

    class Meta:
        verbose_name = "öppnad träff"
        verbose_name_plural = "öppnade träffar"
        ordering = ["tid"]
        constraints = [models.UniqueConstraint(fields=["sokning", "artikel"], name="sokoppning_en_gang")]

    def __str__(self) -> str:
        return f"{self.sokning_id} {self.artikel_id}"
