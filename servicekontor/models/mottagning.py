"""Who waits at an office: what visits are about, and the queue tickets."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Arendetyp, Enhet
from kontaktcenter.oversattning import Oversattbar
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.bokning import Bokning
from servicekontor.models.kontor import Kontor, Resurs

HOGSTA_PRIORITET = 9
HOGSTA_NUMMER = 999
"""Three figures: what a visitor remembers and the display shows from afar."""


def derive_kod(nyckel: uuid.UUID) -> str:
    """The secret code that a ticket is followed by on the phone: 80 bits, the same when the same tap is sent twice."""
    return salted_hmac("servicekontor.kobiljett.kod", str(nyckel), algorithm="sha256").hexdigest()[:20]


def hash_kod(kod: str) -> str:
    """The keyed hash that is stored in place of a code."""
    return salted_hmac("servicekontor.kobiljett.hash", kod, algorithm="sha256").hexdigest()


class Besokskategori(Oversattbar):
    """What a visit is about, in words that a visitor chooses from. Events name it by `kod`."""

    kod = models.SlugField("kod", max_length=50, unique=True, help_text="Står i statistiken. Ändra den inte sedan.")
    namn = models.CharField("namn", max_length=60, unique=True, help_text="Som besökaren säger det, till exempel Bygga och bo.")
    enhet = models.ForeignKey(
        Enhet, models.PROTECT, null=True, blank=True, related_name="besokskategorier", verbose_name="enhet som besöket gäller"
    )
    arendetyper = models.ManyToManyField(Arendetyp, blank=True, related_name="besokskategorier", verbose_name="ärenden som hör hit")
    prioritet = models.PositiveSmallIntegerField(
        "förtur",
        default=0,
        validators=[MaxValueValidator(HOGSTA_PRIORITET)],
        help_text="Från 0 till 9. Varje steg räknas som fem minuters väntan.",
    )
    ordning = models.PositiveSmallIntegerField("ordning", default=0)
    is_i_kiosk = models.BooleanField("väljs av besökaren själv", default=True)
    is_active = models.BooleanField("används", default=True)

    oversattbara = ("namn",)
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("id", "kod", "namn", "enhet", "arendetyper", "prioritet", "ordning", "is_i_kiosk", "is_active", "oversattningar"),
    )

    class Meta:
        verbose_name = "besökskategori"
        verbose_name_plural = "besökskategorier"
        ordering = ["ordning", "namn"]
        constraints = [models.CheckConstraint(condition=Q(prioritet__lte=HOGSTA_PRIORITET), name="besokskategori_prioritet")]

    def __str__(self) -> str:
        return self.namn


class Kobiljett(models.Model):
    """One place in the queue of an office on one day. It says nothing of who holds it, unless they have booked.

    `turtid` is the moment that the place counts from: those with the earliest are called first (`turordning.py`).
    `vantad` is the wait in minutes that was promised when it was taken; what it became is `forst_kallad` − `tagen`.
    """

    class Lage(models.TextChoices):
        VANTAR = "vantar", _("Väntar")
        KALLAD = "kallad", _("Kallad")
        SERVERAS = "serveras", _("Får hjälp")
        KLAR = "klar", _("Klar")
        UTEBLIVEN = "utebliven", _("Kom inte")

    class Dorr(models.TextChoices):
        KIOSK = "kiosk", _("Kiosk")
        TELEFON = "telefon", _("Egen telefon")
        RECEPTION = "reception", _("Reception")

    VID_DISK = (Lage.KALLAD, Lage.SERVERAS)

    kontor = models.ForeignKey(Kontor, models.PROTECT, related_name="kobiljetter", verbose_name="kontor", db_index=False)
    datum = models.DateField("datum")
    nummer = models.PositiveSmallIntegerField("nummer")
    kategori = models.ForeignKey(Besokskategori, models.PROTECT, related_name="+", verbose_name="kategori", db_index=False)
    sprak = models.CharField("språk", max_length=10, default="sv")
    dorr = models.CharField("togs i", max_length=10, choices=Dorr)
    lage = models.CharField("läge", max_length=10, choices=Lage, default=Lage.VANTAR)
    nyckel = models.UUIDField("nyckel", default=uuid.uuid4, unique=True, help_text="Samma nyckel ger bara en kölapp.")
    kod_hash = models.CharField("kod, hashad", max_length=64, unique=True)
    bokning = models.ForeignKey(Bokning, models.SET_NULL, null=True, blank=True, related_name="kobiljetter", verbose_name="bokning")
    turtid = models.DateTimeField("räknas från")
    tagen = models.DateTimeField("tagen", default=timezone.now)
    vantad = models.PositiveSmallIntegerField("uppskattad väntan, minuter")
    onskad_disk = models.ForeignKey(
        Resurs, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="väntar på disk", db_index=False
    )
    disk = models.ForeignKey(Resurs, models.PROTECT, null=True, blank=True, related_name="kobiljetter", verbose_name="disk", db_index=False)
    forst_kallad = models.DateTimeField("först kallad", null=True, blank=True)
    kallad = models.DateTimeField("senast kallad", null=True, blank=True)
    antal_kallelser = models.PositiveSmallIntegerField("antal kallelser", default=0)
    kallad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kallad av", db_index=False
    )
    slutade = models.DateTimeField("slutade", null=True, blank=True)

    personuppgifter = Deklaration(
        Gallring.EFTER_90_DAGAR,
        hemliga=("kod_hash",),
        ofarliga=(
            "id",
            "kontor",
            "datum",
            "nummer",
            "kategori",
            "sprak",
            "dorr",
            "lage",
            "nyckel",
            "bokning",
            "turtid",
            "tagen",
            "vantad",
            "onskad_disk",
            "disk",
            "forst_kallad",
            "kallad",
            "antal_kallelser",
            "kallad_av",
            "slutade",
        ),
    )

    class Meta:
        verbose_name = "kölapp"
        verbose_name_plural = "kölappar"
        ordering = ["kontor", "datum", "nummer"]
        indexes = [
            models.Index(fields=["kontor", "turtid", "nummer"], name="kobiljett_vantar", condition=Q(lage="vantar")),
            models.Index(fields=["kontor", "-forst_kallad"], name="kobiljett_kallad"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kontor", "datum", "nummer"], name="kobiljett_nummer_per_dag"),
            models.UniqueConstraint(fields=["disk"], condition=Q(lage__in=["kallad", "serveras"]), name="kobiljett_en_vid_disken"),
            models.UniqueConstraint(fields=["bokning"], condition=~Q(lage="utebliven"), name="kobiljett_en_per_bokning"),
            models.CheckConstraint(condition=Q(nummer__range=(1, HOGSTA_NUMMER)), name="kobiljett_nummer"),
            models.CheckConstraint(
                condition=Q(lage="vantar", disk__isnull=True) | Q(lage__in=["kallad", "serveras", "klar", "utebliven"], disk__isnull=False),
                name="kobiljett_disk_efter_kallelse",
            ),
            models.CheckConstraint(
                condition=Q(lage="vantar")
                | Q(forst_kallad__isnull=False, kallad__gte=F("forst_kallad"), antal_kallelser__gt=0, kallad_av__isnull=False),
                name="kobiljett_kallad_av_nagon",
            ),
            models.CheckConstraint(
                condition=Q(lage__in=["klar", "utebliven"], slutade__isnull=False)
                | Q(lage__in=["vantar", "kallad", "serveras"], slutade__isnull=True),
                name="kobiljett_slut",
            ),
        ]

    def __str__(self) -> str:
        return str(self.nummer)

    @property
    def kod(self) -> str:
        """The secret code on the slip."""
        return derive_kod(self.nyckel)

    @property
    def utfall(self) -> int | None:
        """Whole minutes that it took until it was called first; None while it waits."""
        return None if self.forst_kallad is None else round((self.forst_kallad - self.tagen).total_seconds() / 60)
