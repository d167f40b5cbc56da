"""The search index: which documents there are, which terms each has, and how common the terms are. docs/sok.md explains.

Written by `kunskapsbank.sokmotor` alone, in the transaction of what is indexed.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from kontaktcenter.personuppgifter import Deklaration, Gallring


class Sokdokument(models.Model):
    """A text that can be found: in which collection, by which key its owner knows it, and the words of its title."""

    samling = models.CharField("samling", max_length=20)
    nyckel = models.BigIntegerField("nyckel")
    sprak = models.CharField("språk", max_length=10, default="sv")
    titelord = models.TextField("titelns ord", help_text="Som de skrivs, i ordning; på en rad för sig de som inringare använder.")
    ord = models.TextField("alla ord", help_text="Vikta, i ordning.")
    termer = ArrayField(models.BigIntegerField(), verbose_name="termer", help_text="Det som ska bort när dokumentet ändras.")
    stod = models.FloatField("stöd", default=0, help_text="0 till 1: hur ofta det har gett svar.")

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET, personliga=("titelord", "ord"), ofarliga=("id", "samling", "nyckel", "sprak", "termer", "stod")
    )

    class Meta:
        verbose_name = "sökbart dokument"
        verbose_name_plural = "sökbara dokument"
        constraints = [
            models.UniqueConstraint(fields=["samling", "nyckel"], name="sokdokument_en_gang"),
            models.CheckConstraint(condition=models.Q(stod__gte=0, stod__lte=1), name="sokdokument_stod_mellan_0_och_1"),
        ]

    def __str__(self) -> str:
        return f"{self.samling} {self.nyckel}"


class Sokterm(models.Model):
    """That a document has a term, and how much the term says of it.

    The key is the whole row, so that a search reads the index and never the table. `dokument` is a `Sokdokument`; there is no
    foreign key, for its check at each of a document's two hundred rows would cost more than all the rest of indexing it.
    """

    pk = models.CompositePrimaryKey("term", "dokument", "vikt")
    term = models.BigIntegerField("term", help_text="Hash av samling, kanal och ord.")
    dokument = models.BigIntegerField("dokument")
    vikt = models.FloatField("vikt")

    personuppgifter = Deklaration(Gallring.MED_ARENDET, ofarliga=("term", "dokument", "vikt"))

    class Meta:
        verbose_name = "sökterm"
        verbose_name_plural = "söktermer"

    def __str__(self) -> str:
        return f"{self.term} i {self.dokument}"


class Sokstatistik(models.Model):
    """How common each term of a collection is, and which words there are; counted now and then, read whole by each process."""

    samling = models.CharField("samling", max_length=20, primary_key=True)
    antal = models.PositiveIntegerField("antal dokument")
    termer = models.BinaryField("termer", help_text="64-bitars heltal i följd.")
    antal_per_term = models.BinaryField("antal dokument per term", help_text="32-bitars heltal i samma följd.")
    ord = models.TextField("ord", help_text="Titlarnas och texternas ord, vikta, ett per rad.")
    tid = models.DateTimeField("räknad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET, personliga=("ord",), ofarliga=("samling", "antal", "termer", "antal_per_term", "tid")
    )

    class Meta:
        verbose_name = "sökstatistik"
        verbose_name_plural = "sökstatistik"

    def __str__(self) -> str:
        return f"{self.samling} {self.tid:%Y-%m-%d %H:%M}"
