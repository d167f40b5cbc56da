"""People who reach us. Person data lives here alone, with its own clock, so that it can die before the case does."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone

from kontaktcenter.personuppgifter import Deklaration, Gallring


class Person(models.Model):
    """Somebody who has contacted us and was identified: found again by phone number, e-mail or personnummer."""

    namn = models.CharField("namn", max_length=200, blank=True)
    telefon = models.CharField("telefon", max_length=16, blank=True, help_text="E.164, till exempel +46701740605.")
    epost = models.EmailField("e-post", blank=True)
    personnummer = models.CharField("personnummer", max_length=12, null=True, blank=True, db_index=True)  # noqa: DJ001 - "" is not unique
    adress = models.CharField("adress", max_length=200, blank=True)
    sprak = models.CharField("språk", max_length=10, default="sv")
    is_skyddad = models.BooleanField("skyddade personuppgifter", default=False)
    is_avskild = models.BooleanField(
        "avskild",
        default=False,
        db_default=False,
        help_text="Någon med skyddade personuppgifter har samma personnummer, och den som tog emot kontakten får inte se dem.",
    )
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.EFTER_SENASTE_KONTAKT,
        personliga=("namn", "telefon", "epost", "adress", "sprak"),
        hemliga=("personnummer", "is_skyddad", "is_avskild"),
        ofarliga=("id", "skapad"),
    )

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "personer"
        ordering = ["namn"]
        indexes = [
            models.Index(fields=["telefon"], name="person_telefon", condition=~Q(telefon="")),
            models.Index(Upper("epost"), name="person_epost_iexact"),
            GinIndex(OpClass(Upper("namn"), name="gin_trgm_ops"), name="person_namn_trgm"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(telefon="") | Q(telefon__regex=r"^\+[1-9][0-9]{5,14}$"),
                name="person_telefon_e164",
                violation_error_message="Telefonnumret ska ha landsnummer, till exempel +46701740605.",
            ),
            models.CheckConstraint(
                condition=Q(personnummer__isnull=True) | Q(personnummer__regex=r"^[0-9]{12}$"),
                name="person_personnummer_tolv_siffror",
                violation_error_message="Personnumret ska ha tolv siffror.",
            ),
            models.UniqueConstraint(
                fields=["personnummer"],
                condition=Q(is_avskild=False),
                name="person_personnummer_en_person",
                violation_error_message="Personnumret finns redan hos en annan person.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn or f"Person {self.pk}"


class Inlamnare(models.Model):
    """Who handed in one case, with the contact details given for it. Anonymous: no details but perhaps a language."""

    arende = models.OneToOneField("arenden.Arende", models.CASCADE, related_name="inlamnare", verbose_name="ärende")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="inlamningar", verbose_name="person")
    is_anonym = models.BooleanField("anonym", default=False)
    namn = models.CharField("namn", max_length=200, blank=True)
    telefon = models.CharField("telefon", max_length=16, blank=True)
    epost = models.EmailField("e-post", blank=True)
    adress = models.CharField("adress", max_length=200, blank=True)
    sprak = models.CharField("språk", max_length=10, default="sv")
    wants_mejl = models.BooleanField("vill ha mejl", default=True)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("person", "namn", "telefon", "epost", "adress", "sprak"),
        ofarliga=("id", "arende", "is_anonym", "wants_mejl"),
    )

    class Meta:
        verbose_name = "inlämnare"
        verbose_name_plural = "inlämnare"
        indexes = [
            models.Index(fields=["telefon"], name="inlamnare_telefon", condition=~Q(telefon="")),
            models.Index(Upper("epost"), name="inlamnare_epost_iexact"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonym=False) | Q(person__isnull=True, namn="", telefon="", epost="", adress=""),
                name="inlamnare_anonym_utan_uppgifter",
                violation_error_message="Ett anonymt ärende kan inte ha kontaktuppgifter.",
            ),
        ]

    def __str__(self) -> str:
        return "Anonym" if self.is_anonym else self.namn
