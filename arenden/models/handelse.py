"""What happened: one append-only table that feeds the time line, the notices and the statistics."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from arenden.models.arende import Arende
from arenden.models.kontakt import Fraga, Kanal, Kontakt
from arenden.status import Handelsetyp
from kontaktcenter.models import Amne, Apinyckel, Arendetyp, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Handelse(models.Model):
    """One thing that happened, with all that a figure can be broken down by, and nothing personal.

    The database refuses to change or delete a row (trigger). `arende`, `kontakt` and `fraga` point without a constraint, so
    that the row outlives the erasure of what it tells of. It is searched by case and by time alone: an index on every
    column would cost each action more than the rest of it.
    """

    typ = models.CharField("typ", max_length=30, choices=Handelsetyp)
    tid = models.DateTimeField("tid", default=timezone.now)
    arende = models.ForeignKey(
        Arende,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="handelser",
        verbose_name="ärende",
        db_index=False,
    )
    kontakt = models.ForeignKey(
        Kontakt,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="handelser",
        verbose_name="kontakt",
        db_index=False,
    )
    fraga = models.ForeignKey(
        Fraga, models.DO_NOTHING, null=True, blank=True, db_constraint=False, related_name="handelser", verbose_name="fråga", db_index=False
    )
    av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="handelser", verbose_name="av", db_index=False
    )
    is_av_medborgare = models.BooleanField("av medborgaren", default=False)
    center = models.ForeignKey(Enhet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="center", db_index=False)
    enhet = models.ForeignKey(
        Enhet, models.PROTECT, null=True, blank=True, related_name="handelser", verbose_name="enhet som hade ärendet", db_index=False
    )
    till_enhet = models.ForeignKey(
        Enhet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="till enhet", db_index=False
    )
    kanal = models.CharField("kanal", max_length=10, choices=Kanal, blank=True)
    amne = models.ForeignKey(Amne, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ämne", db_index=False)
    arendetyp = models.ForeignKey(
        Arendetyp, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ärendetyp", db_index=False
    )
    kontor = models.SlugField("kontor", blank=True, db_index=False)
    sprak = models.CharField("språk", max_length=10, blank=True)
    data = models.JSONField("uppgifter", default=dict, blank=True, help_text="Bara id, tider och koder; aldrig personuppgifter.")

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "typ",
            "tid",
            "arende",
            "kontakt",
            "fraga",
            "av",
            "is_av_medborgare",
            "center",
            "enhet",
            "till_enhet",
            "kanal",
            "amne",
            "arendetyp",
            "kontor",
            "sprak",
            "data",
        ),
    )

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        ordering = ["tid", "id"]
        indexes = [
            models.Index(fields=["arende", "tid"], name="handelse_arende"),
            models.Index(fields=["tid"], name="handelse_tid"),
            models.Index(fields=["typ", "tid"], name="handelse_typ"),
            models.Index(fields=["tid"], name="handelse_bakat", condition=models.Q(data__has_key="bakat")),
        ]

    def __str__(self) -> str:
        return f"{self.get_typ_display()} {self.tid:%Y-%m-%d %H.%M}"


class Visning(models.Model):
    """Who has looked at a case (log for secrecy; one row per person, or key in the person's name, case and hour)."""

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="visningar", verbose_name="ärende", db_index=False)
    anvandare = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="visningar", verbose_name="användare", db_index=False
    )
    nyckel = models.ForeignKey(
        Apinyckel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="genom API-nyckeln", db_index=False
    )
    timme = models.DateTimeField("timme")
    forst = models.DateTimeField("först", default=timezone.now)
    is_innehall_last = models.BooleanField("innehållet visades", default=True)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET, personliga=("anvandare",), ofarliga=("id", "arende", "nyckel", "timme", "forst", "is_innehall_last")
    )

    class Meta:
        verbose_name = "visning"
        verbose_name_plural = "visningar"
        ordering = ["-forst"]
        indexes = [models.Index(fields=["anvandare", "-forst"], name="visning_anvandare")]
        constraints = [
            models.UniqueConstraint(fields=["arende", "anvandare", "timme", "nyckel"], name="visning_en_per_timme", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.arende_id} {self.anvandare_id} {self.timme}"
