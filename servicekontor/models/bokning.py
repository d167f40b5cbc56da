"""A booked meeting, the links that its holder was mailed, and the wish for an earlier time."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.models import Anvandare
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.motestyp import Motestyp
from servicekontor.models.tur import Turstopp
from servicekontor.status import LEVANDE, Bokningslage


class BokningQuerySet(models.QuerySet["Bokning"]):
    """Which bookings."""

    def living(self, nu: datetime | None = None) -> "BokningQuerySet":
        """Those that still will be, or are going on: confirmed, arrived, or held and not expired."""
        return self.filter(lage__in=LEVANDE).exclude(lage=Bokningslage.HALLEN, hallen_till__lte=nu or timezone.now())

    def of_contact(self, *, telefon: str = "", epost: str = "") -> "BokningQuerySet":
        """Those made with the telephone number (E.164) or the e-mail address; none when neither is given."""
        return self.of_contacts(telefoner=[telefon], eposter=[epost])

    def of_contacts(self, *, telefoner: Iterable[str] = (), eposter: Iterable[str] = ()) -> "BokningQuerySet":
        """Those made with any of the telephone numbers or e-mail addresses; empty ones are nobody's."""
        same = Q(telefon__in=[telefon for telefon in telefoner if telefon])
        for epost in {epost.lower() for epost in eposter if epost}:
            same |= Q(epost__iexact=epost)
        return self.filter(same)

    def with_names(self) -> "BokningQuerySet":
        """With what a list of them shows."""
        return self.select_related("motestyp__enhet", "kontor", "resurs", "handlaggare", "stopp__plats__ort")


class Bokning(models.Model):
    """One meeting at an office. What it occupies, and until when, stands in its `belaggning`; the database keeps that apart.

    A held one (`hallen`) ends by itself at `hallen_till`. The citizen's details are erased with the row, some time after the meeting.
    """

    nyckel = models.UUIDField("nyckel", unique=True, default=uuid.uuid4, editable=False)
    motestyp = models.ForeignKey(Motestyp, models.PROTECT, related_name="bokningar", verbose_name="mötestyp")
    kontor = models.ForeignKey(Kontor, models.PROTECT, related_name="bokningar", verbose_name="kontor")
    resurs = models.ForeignKey(Resurs, models.PROTECT, related_name="bokningar", verbose_name="resurs")
    handlaggare = models.ForeignKey(Anvandare, models.PROTECT, null=True, blank=True, related_name="bokningar", verbose_name="tar emot")
    stopp = models.ForeignKey(Turstopp, models.SET_NULL, null=True, blank=True, related_name="bokningar", verbose_name="stopp")
    fran = models.DateTimeField("från")
    till = models.DateTimeField("till")
    lage = models.CharField("läge", max_length=12, choices=Bokningslage, default=Bokningslage.HALLEN)
    hallen_till = models.DateTimeField("hålls till", null=True, blank=True)
    sprak = models.CharField("språk", max_length=10, default="sv")
    namn = models.CharField("namn", max_length=200, blank=True)
    telefon = models.CharField("telefon", max_length=20, blank=True)
    epost = models.EmailField("e-post", blank=True)
    tolk = models.CharField("önskar tolk på", max_length=10, blank=True)
    behov = models.CharField("behov av anpassning", max_length=500, blank=True)
    svar = models.JSONField("svar på frågorna", default=dict, blank=True)
    is_skyddad = models.BooleanField("skyddade personuppgifter", default=False, db_default=False)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    skapad_av = models.ForeignKey(
        Anvandare, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bokad av", db_index=False
    )

    objects = BokningQuerySet.as_manager()
    personuppgifter = Deklaration(
        Gallring.EFTER_MOTET,
        personliga=("namn", "telefon", "epost", "tolk"),
        hemliga=("behov", "svar", "is_skyddad"),
        ofarliga=(
            "id",
            "nyckel",
            "motestyp",
            "kontor",
            "resurs",
            "handlaggare",
            "stopp",
            "fran",
            "till",
            "lage",
            "hallen_till",
            "sprak",
            "skapad",
            "skapad_av",
        ),
    )

    class Meta:
        verbose_name = "bokning"
        verbose_name_plural = "bokningar"
        ordering = ["fran"]
        indexes = [
            models.Index(fields=["kontor", "fran"], name="bokning_kontor_fran"),
            models.Index(fields=["handlaggare", "fran"], name="bokning_handlaggare_fran"),
            models.Index(fields=["telefon"], name="bokning_telefon", condition=~Q(telefon="")),
            models.Index(models.functions.Upper("epost"), name="bokning_epost", condition=~Q(epost="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(till__gt=F("fran")),
                name="bokning_framat",
                violation_error_message="Mötet måste sluta efter att det har börjat.",
            ),
            models.CheckConstraint(
                condition=Q(lage="hallen", hallen_till__isnull=False) | (~Q(lage="hallen") & Q(hallen_till__isnull=True)),
                name="bokning_hallen_till",
                violation_error_message="Bara en tid som hålls har en tid då den släpps.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.motestyp} {timezone.localtime(self.fran):%Y-%m-%d %H.%M}"

    @property
    def visat_namn(self) -> str:
        """Who it is for, as lists say it: whoever is protected is named on the booking's own page alone, when asked for."""
        return _("Skyddade personuppgifter") if self.is_skyddad else self.namn

    @property
    def is_over(self) -> bool:
        """Whether the meeting has begun, so that it can be neither moved nor cancelled."""
        return self.fran <= timezone.now()


class Bokningslank(models.Model):
    """A link that was mailed to the holder of a booking, for one purpose; only the hash of its secret is stored."""

    class Syfte(models.TextChoices):
        BEKRAFTA = "bekrafta", "Bekräfta"
        HANTERA = "hantera", "Ändra eller avboka"

    bokning = models.ForeignKey(Bokning, models.CASCADE, related_name="lankar", verbose_name="bokning")
    syfte = models.CharField("syfte", max_length=10, choices=Syfte)
    hemlighet_hash = models.CharField("hemlighet, hashad", max_length=64, unique=True)
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.EFTER_MOTET, ofarliga=("id", "bokning", "syfte", "hemlighet_hash", "skapad"))

    class Meta:
        verbose_name = "länk till bokning"
        verbose_name_plural = "länkar till bokningar"

    def __str__(self) -> str:
        return f"{self.get_syfte_display()} {self.bokning_id}"


class Vantelista(models.Model):
    """The wish to have an earlier time than the one booked. An offered time waits for its owner until `erbjuden_till`."""

    bokning = models.OneToOneField(Bokning, models.CASCADE, related_name="vantelista", verbose_name="bokning")
    skapad = models.DateTimeField("skapad", default=timezone.now)
    erbjuden_fran = models.DateTimeField("erbjuden tid", null=True, blank=True)
    erbjuden_till = models.DateTimeField("erbjudandet gäller till", null=True, blank=True)

    personuppgifter = Deklaration(Gallring.EFTER_MOTET, ofarliga=("id", "bokning", "skapad", "erbjuden_fran", "erbjuden_till"))

    class Meta:
        verbose_name = "plats i väntelistan"
        verbose_name_plural = "väntelista"
        ordering = ["skapad", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(erbjuden_fran__isnull=True, erbjuden_till__isnull=True)
                | Q(erbjuden_fran__isnull=False, erbjuden_till__isnull=False),
                name="vantelista_helt_erbjudande",
            ),
        ]

    def __str__(self) -> str:
        return f"Väntar på en tidigare tid än {self.bokning_id}"


class Kalenderflode(models.Model):
    """The secret address where an officer's calendar program fetches the bookings; made anew, the old one is dead."""

    agare = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kalenderflode", verbose_name="ägare")
    hemlighet_hash = models.CharField("hemlighet, hashad", max_length=64, unique=True)
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.MED_ANVANDAREN, ofarliga=("id", "agare", "hemlighet_hash", "skapad"))

    class Meta:
        verbose_name = "kalenderflöde"
        verbose_name_plural = "kalenderflöden"

    def __str__(self) -> str:
        return f"Kalender {self.agare_id}"
