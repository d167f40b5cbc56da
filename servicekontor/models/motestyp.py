"""What can be booked at the offices: meetings with departments, rooms with a computer, help with a form."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from kontaktcenter.models import Arendetyp, Enhet
from kontaktcenter.oversattning import Oversattbar
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Resurs

UPPTAGNA_KODER = ("at-nagon", "klart", "vem")
"""Words that other addresses under /boka/ have: a kind of meeting with such a code could not be reached."""


def check_kod(kod: str) -> None:
    """Refuse a code that another address needs."""
    if kod in UPPTAGNA_KODER:
        raise ValidationError(_("”%(kod)s” används i en annan adress. Välj en annan kod.") % {"kod": kod})


class MotestypQuerySet(models.QuerySet["Motestyp"]):
    """Which kinds of meeting."""

    def public(self) -> "MotestypQuerySet":
        """Those that citizens book themselves."""
        return self.filter(is_active=True, is_public=True)


class Motestyp(Oversattbar):
    """A kind of meeting that a unit offers: how long it is, what it needs, how early and how often it is booked."""

    kod = models.SlugField(
        "kod", max_length=50, unique=True, validators=[check_kod], help_text="Står i adresser och i statistiken. Ändra den inte sedan."
    )
    namn = models.CharField("namn", max_length=100)
    beskrivning = models.CharField("beskrivning", max_length=500, blank=True, help_text="Vad mötet är bra för, och vad man tar med sig.")
    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="motestyper", verbose_name="enhet som tar emot")
    arendetyp = models.ForeignKey(
        Arendetyp, models.PROTECT, null=True, blank=True, related_name="motestyper", verbose_name="ärendetyp, vars frågor ställs"
    )
    resursslag = models.CharField("behöver", max_length=10, choices=Resurs.Slag, default=Resurs.Slag.DISK)
    minuter = models.PositiveSmallIntegerField("längd (minuter)", default=30, validators=[MinValueValidator(5), MaxValueValidator(480)])
    buffert = models.PositiveSmallIntegerField("paus efteråt (minuter)", default=0, validators=[MaxValueValidator(120)])
    framforhallning = models.PositiveSmallIntegerField("bokas senast (timmar före)", default=2, validators=[MaxValueValidator(720)])
    dagar_fram = models.PositiveSmallIntegerField(
        "bokas tidigast (dagar före)", default=56, validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    hogst_per_person = models.PositiveSmallIntegerField("högst så många tider per person", default=2, validators=[MinValueValidator(1)])
    is_dropin = models.BooleanField("går även utan tid", default=False)
    is_public = models.BooleanField("bokas av medborgare", default=True)
    is_active = models.BooleanField("används", default=True)

    oversattbara = ("namn", "beskrivning")
    objects = MotestypQuerySet.as_manager()
    history = HistoricalRecords()
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "kod",
            "namn",
            "beskrivning",
            "enhet",
            "arendetyp",
            "resursslag",
            "minuter",
            "buffert",
            "framforhallning",
            "dagar_fram",
            "hogst_per_person",
            "is_dropin",
            "is_public",
            "is_active",
            "oversattningar",
        ),
    )

    class Meta:
        verbose_name = "mötestyp"
        verbose_name_plural = "mötestyper"
        ordering = ["namn"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kod__in=UPPTAGNA_KODER),
                name="motestyp_kod_ar_ledig",
                violation_error_message="Koden används i en annan adress. Välj en annan.",
            ),
            models.CheckConstraint(
                condition=Q(buffert__lte=120, framforhallning__lte=720),
                name="motestyp_paus_och_framforhallning",
                violation_error_message="Pausen är högst två timmar, och mötet ska gå att boka en månad före.",
            ),
            models.CheckConstraint(
                condition=Q(minuter__range=(5, 480)),
                name="motestyp_langd",
                violation_error_message="Ett möte är mellan fem minuter och åtta timmar långt.",
            ),
            models.CheckConstraint(
                condition=Q(hogst_per_person__gt=0, dagar_fram__range=(1, 180)),
                name="motestyp_gar_att_boka",
                violation_error_message="Mötet måste gå att boka av någon, en till 180 dagar i förväg.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn
