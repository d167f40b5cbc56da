"""What was counted: facts of each day and month, and of each half-hour. Everything here can be counted anew from the events."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kontaktcenter.personuppgifter import Deklaration, Gallring
from statistik.matt import ANTAL, DELAR, TIDER


class Dagsvarde(models.Model):
    """The facts of one day, or one month, of one grain (`korn`). Ids refer to nothing, so that no row below is held by it.

    What a grain is not divided by is 0 or "". A count of nothing is NULL, which takes no room; `matt` lists the columns.
    """

    korn = models.PositiveSmallIntegerField("korn")
    start = models.DateField("första dagen")
    center = models.BigIntegerField("center", default=0)
    enhet = models.BigIntegerField("enhet", default=0)
    kanal = models.CharField("kanal", max_length=10, blank=True)
    amne = models.BigIntegerField("ämne", default=0)
    arendetyp = models.BigIntegerField("ärendetyp", default=0)
    kontor = models.SlugField("kontor", blank=True, db_index=False)
    sprak = models.CharField("språk", max_length=10, blank=True)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "korn", "start", *DELAR, *ANTAL, *TIDER))

    class Meta:
        verbose_name = "dagsvärde"
        verbose_name_plural = "dagsvärden"
        constraints = [models.UniqueConstraint(fields=["korn", "start", *DELAR], name="dagsvarde_en_gang")]

    def __str__(self) -> str:
        return f"{self.korn} {self.start}"


for _namn, _rubrik in ANTAL.items():
    Dagsvarde.add_to_class(_namn, models.BigIntegerField(_rubrik, null=True))
for _namn, _rubrik in TIDER.items():
    Dagsvarde.add_to_class(_namn, ArrayField(models.BigIntegerField(), verbose_name=_rubrik, null=True))


class Halvtimmesvarde(models.Model):
    """What arrived in one half-hour, as told on the day `dag`: a letter may have lain before it was registered."""

    dag = models.DateField("dag då det registrerades")
    start = models.DateTimeField("halvtimmen börjar")
    center = models.BigIntegerField("center", default=0)
    kanal = models.CharField("kanal", max_length=10)
    inkomna = models.PositiveIntegerField("inkomna")
    hanterade = models.PositiveIntegerField("varav hanterade av någon")
    hantering_s = models.BigIntegerField("hantering och efterarbete i sekunder")

    personuppgifter = Deklaration(
        Gallring.ALDRIG, ofarliga=("id", "dag", "start", "center", "kanal", "inkomna", "hanterade", "hantering_s")
    )

    class Meta:
        verbose_name = "halvtimmesvärde"
        verbose_name_plural = "halvtimmesvärden"
        indexes = [models.Index(fields=["center", "kanal", "start"], name="halvtimmesvarde_serie")]
        constraints = [models.UniqueConstraint(fields=["dag", "start", "center", "kanal"], name="halvtimmesvarde_en_gang")]

    def __str__(self) -> str:
        return f"{self.start} {self.kanal}"
