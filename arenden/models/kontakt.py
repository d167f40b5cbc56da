"""Contacts: how and when somebody reached us, with the questions that were asked. A contact is not a case."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.models.osandfil import Osandfil
from arenden.models.person import Person
from kontaktcenter.models import Amne, Arendetyp, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Kanal(models.TextChoices):
    """How a person reached us."""

    TELEFON = "telefon", _("Telefon")
    WEBB = "webb", _("Webb")
    EPOST = "epost", _("E-post")
    BREV = "brev", _("Brev")
    BESOK = "besok", _("Besök")
    API = "api", _("Annat system")

    @property
    def is_muntlig(self) -> bool:
        """Whether an employee speaks with the person, and can ask who it is."""
        return self in (Kanal.TELEFON, Kanal.BESOK)


class Kontakt(models.Model):
    """One call, form, mail, letter or visit. `borjade` to `slutade` is handling, `slutade` to `sparad` after-call work."""

    class Riktning(models.TextChoices):
        IN = "in", "In"
        UT = "ut", "Ut"

    nyckel = models.UUIDField("nyckel", default=uuid.uuid4, unique=True, help_text="Samma nyckel registreras bara en gång.")
    kanal = models.CharField("kanal", max_length=10, choices=Kanal)
    riktning = models.CharField("riktning", max_length=3, choices=Riktning, default=Riktning.IN)
    center = models.ForeignKey(Enhet, models.PROTECT, related_name="kontakter", verbose_name="center", db_index=False)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="kontakter", verbose_name="agent", db_index=False
    )
    kontor = models.SlugField("kontor", blank=True, help_text="Servicekontoret vid besök.", db_index=False)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="kontakter", verbose_name="person", db_index=False
    )
    sprak = models.CharField("språk", max_length=10, default="sv")
    inkommen = models.DateTimeField("inkommen", default=timezone.now)
    borjade = models.DateTimeField("började", default=timezone.now)
    slutade = models.DateTimeField("slutade", default=timezone.now)
    sparad = models.DateTimeField("sparad", default=timezone.now)
    anteckning = models.TextField("anteckning", blank=True)
    marke = models.CharField(
        "märke", max_length=32, blank=True, default="", db_default="", help_text="Skiljer samma nyckel med annat innehåll."
    )
    is_via_system = models.BooleanField(
        "uppgifterna kom från ett annat system", default=False, db_default=False, help_text="Ingen anställd har hört dem av personen."
    )

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("person", "anteckning", "marke"),
        ofarliga=(
            "id",
            "nyckel",
            "kanal",
            "riktning",
            "center",
            "agent",
            "kontor",
            "sprak",
            "inkommen",
            "borjade",
            "slutade",
            "sparad",
            "is_via_system",
        ),
    )

    class Meta:
        verbose_name = "kontakt"
        verbose_name_plural = "kontakter"
        ordering = ["-borjade"]
        indexes = [
            models.Index(fields=["person", "-borjade"], name="kontakt_person"),
            models.Index(fields=["agent", "-borjade"], name="kontakt_agent"),
            models.Index(fields=["center", "-borjade"], name="kontakt_center"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(slutade__gte=F("borjade"), sparad__gte=F("slutade")), name="kontakt_tider_i_ordning"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kanal_display()} {self.pk}"


class Fraga(models.Model):
    """One question inside a contact, with what became of it."""

    class Utfall(models.TextChoices):
        BESVARAD_DIREKT = "besvarad_direkt", _("Besvarad direkt")
        ARENDE = "arende", _("Ärende")
        KOPPLAD = "kopplad", _("Kopplad vidare")
        HANVISAD = "hanvisad", _("Hänvisad")
        ATERKOMMER = "aterkommer", _("Vi återkommer")
        AVBRUTEN = "avbruten", _("Avbruten")

    kontakt = models.ForeignKey(Kontakt, models.CASCADE, related_name="fragor", verbose_name="kontakt", db_index=False)
    ordning = models.PositiveSmallIntegerField("ordning", default=0)
    text = models.TextField("fråga", blank=True)
    amne = models.ForeignKey(Amne, models.PROTECT, null=True, blank=True, related_name="fragor", verbose_name="ämne", db_index=False)
    arendetyp = models.ForeignKey(
        Arendetyp, models.PROTECT, null=True, blank=True, related_name="fragor", verbose_name="ärendetyp", db_index=False
    )
    utfall = models.CharField("utfall", max_length=20, choices=Utfall)
    svar = models.TextField("svar", blank=True)
    arende = models.ForeignKey(
        "arenden.Arende",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="fragor",
        verbose_name="ärende",
        help_text="Det ärende som skapades, eller det som frågan gällde.",
    )
    is_om_arende = models.BooleanField("frågade om ett pågående ärende", default=False)
    kopplad_till = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kopplade_fragor",
        verbose_name="kopplad till",
        db_index=False,
    )
    hanvisad_till = models.CharField("hänvisad till", max_length=200, blank=True)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("text", "svar", "hanvisad_till"),
        ofarliga=("id", "kontakt", "ordning", "amne", "arendetyp", "utfall", "arende", "is_om_arende", "kopplad_till"),
    )

    class Meta:
        verbose_name = "fråga"
        verbose_name_plural = "frågor"
        ordering = ["kontakt", "ordning"]
        indexes = [
            models.Index(fields=["arendetyp", "utfall"], name="fraga_arendetyp_utfall"),
            models.Index(
                fields=["arendetyp", "-id"], name="fraga_besvarad_senast", condition=Q(utfall="besvarad_direkt") & ~Q(svar="")
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kontakt", "ordning"], name="fraga_ordning_en_gang"),
            models.CheckConstraint(
                condition=Q(utfall="kopplad") | Q(kopplad_till__isnull=True), name="fraga_kopplad_till_bara_vid_koppling"
            ),
        ]

    def __str__(self) -> str:
        return f"Fråga {self.pk}"


class Utkast(models.Model):
    """What an agent has typed but not saved: one row per open contact tab, so that nothing is lost with the browser."""

    nyckel = models.UUIDField("nyckel", primary_key=True)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="utkast", verbose_name="agent")
    innehall = models.JSONField("innehåll", default=dict)
    version = models.PositiveIntegerField("version", default=0)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    uppdaterad = models.DateTimeField("uppdaterad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.EFTER_90_DAGAR,
        personliga=("innehall",),
        ofarliga=("nyckel", "agent", "version", "skapad", "uppdaterad"),
    )

    class Meta:
        verbose_name = "utkast"
        verbose_name_plural = "utkast"
        ordering = ["skapad"]
        indexes = [models.Index(fields=["agent", "skapad"], name="utkast_agent")]

    def __str__(self) -> str:
        return f"Utkast {self.nyckel}"


def utkastfil_path(fil: "Utkastfil", _filename: str) -> str:
    """Where it waits."""
    return fil.path_in("utkast")


class Utkastfil(Osandfil):
    """One that waits with an agent's draft, until its contact is saved."""

    utkast = models.ForeignKey(Utkast, models.CASCADE, related_name="filer", verbose_name="utkast")
    fraga = models.PositiveSmallIntegerField("hör till fråga", default=0)
    fil = models.FileField("fil", upload_to=utkastfil_path, max_length=200)

    personuppgifter = Deklaration(
        Gallring.EFTER_90_DAGAR,
        personliga=("fil", "filnamn", "sha256"),
        ofarliga=("nyckel", "utkast", "fraga", "storlek", "skapad"),
    )

    class Meta(Osandfil.Meta):
        verbose_name = "fil i ett utkast"
        verbose_name_plural = "filer i utkast"
        constraints = [models.UniqueConstraint(fields=["utkast", "fraga", "sha256"], name="utkastfil_en_gang_per_fraga")]
