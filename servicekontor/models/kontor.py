"""The offices that citizens visit, and what there is to use in them."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from kontaktcenter.models import Arendetyp, Enhet
from kontaktcenter.oversattning import Oversattbar
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kontaktcenter.texter import one_line

UPPTAGNA_KODER = ("utan-nat", "drift")
"""What stands where a code does in the address of another page (under /reception/ and /tavla/)."""


def check_kod(kod: str) -> None:
    """Refuse a code whose page would never be reached."""
    if kod in UPPTAGNA_KODER:
        raise ValidationError(_("”%(kod)s” används i en annan adress. Välj en annan kod.") % {"kod": kod})


class KontorQuerySet(models.QuerySet["Kontor"]):
    """Which offices."""

    def in_use(self, datum: date | None = None) -> "KontorQuerySet":
        """Those that are in use on the date (default: today): opened, and not wound down yet."""
        datum = datum or timezone.localdate()
        return self.filter(Q(oppnar__isnull=True) | Q(oppnar__lte=datum), Q(sista_dag__isnull=True) | Q(sista_dag__gte=datum))

    def public(self) -> "KontorQuerySet":
        """Those that citizens are told of, wound down ones too: their pages say what has replaced them."""
        return self.filter(is_public=True)

    def with_hours(self, fran: date, till: date) -> "KontorQuerySet":
        """With what `Oppettidsplan` needs for the dates from `fran` up to and with `till`: two queries."""
        undantag = self.model._meta.get_field("oppetundantag").related_model.objects.filter(datum__range=(fran, till))
        return self.prefetch_related("oppettider", models.Prefetch("oppetundantag", undantag))


class Kontor(Oversattbar):
    """A place where citizens are met: a fixed office, often in premises shared with others, or a mobile one that stops in many towns.

    Contacts and events name it by `kod`, so that figures outlive it.
    """

    class Slag(models.TextChoices):
        FAST = "fast", _("Fast kontor")
        MOBILT = "mobilt", _("Mobilt kontor")

    kod = models.SlugField(
        "kod",
        max_length=50,
        unique=True,
        validators=[check_kod],
        help_text="Står i adresser och i statistiken. Ändra den inte sedan.",
    )
    namn = models.CharField("namn", max_length=100, unique=True)
    slag = models.CharField("slag", max_length=10, choices=Slag, default=Slag.FAST)
    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="kontor", verbose_name="center som bemannar")
    ort = models.CharField("ort", max_length=100, blank=True)
    adress = models.CharField("besöksadress", max_length=200, blank=True)
    hittahit = models.TextField("hitta hit", blank=True, max_length=1000, help_text="Entré, våning, hållplats.")
    latitud = models.FloatField("latitud", null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)])
    longitud = models.FloatField("longitud", null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)])
    telefon = models.CharField("telefon", max_length=20, blank=True)
    lokal = models.CharField("lokalen delas med", max_length=100, blank=True, help_text="Till exempel Norrby bibliotek.")
    is_stegfri = models.BooleanField("stegfri entré", default=False)
    has_horslinga = models.BooleanField("hörslinga", default=False)
    has_rwc = models.BooleanField("tillgänglig toalett", default=False)
    has_parkering = models.BooleanField("parkering för rörelsehindrade", default=False)
    tillganglighet = models.TextField("mer om tillgänglighet", blank=True, max_length=1000)
    sprak = ArrayField(models.CharField(max_length=10), verbose_name="språk", default=list, blank=True)
    arendetyper = models.ManyToManyField(Arendetyp, blank=True, related_name="kontor", verbose_name="ärenden man får hjälp med")
    is_helgstangd = models.BooleanField("stängt på helgdagar och helgaftnar", default=True)
    is_public = models.BooleanField("visas för medborgare", default=True)
    oppnar = models.DateField("öppnar", null=True, blank=True)
    sista_dag = models.DateField("sista dag", null=True, blank=True, help_text="Fylls i när kontoret ska avvecklas.")
    ersattning = models.TextField("vad som ersätter kontoret", blank=True, max_length=1000)
    ersatts_av = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="ersatter", verbose_name="närmaste kontor efteråt"
    )

    oversattbara = ("hittahit", "lokal", "tillganglighet", "ersattning")
    objects = KontorQuerySet.as_manager()
    history = HistoricalRecords()
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "kod",
            "namn",
            "slag",
            "enhet",
            "ort",
            "adress",
            "hittahit",
            "latitud",
            "longitud",
            "telefon",
            "lokal",
            "is_stegfri",
            "has_horslinga",
            "has_rwc",
            "has_parkering",
            "tillganglighet",
            "sprak",
            "arendetyper",
            "is_helgstangd",
            "is_public",
            "oppnar",
            "sista_dag",
            "ersattning",
            "ersatts_av",
            "oversattningar",
        ),
    )

    class Meta:
        verbose_name = "kontor"
        verbose_name_plural = "kontor"
        ordering = ["namn"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kod__in=UPPTAGNA_KODER),
                name="kontor_kod_ar_ledig",
                violation_error_message="Koden används i en annan adress. Välj en annan.",
            ),
            models.CheckConstraint(
                condition=Q(latitud__isnull=True, longitud__isnull=True)
                | Q(latitud__isnull=False, longitud__isnull=False, latitud__range=(-90, 90), longitud__range=(-180, 180)),
                name="kontor_hel_position",
                violation_error_message="Ange både latitud och longitud, eller ingen av dem.",
            ),
            models.CheckConstraint(
                condition=Q(slag="mobilt") | (~Q(adress="") & ~Q(ort="")),
                name="kontor_fast_har_adress",
                violation_error_message="Ett fast kontor måste ha en ort och en besöksadress.",
            ),
            models.CheckConstraint(
                condition=Q(oppnar__isnull=True) | Q(sista_dag__isnull=True) | Q(sista_dag__gte=F("oppnar")),
                name="kontor_oppnar_fore_sista_dag",
                violation_error_message="Kontorets sista dag kan inte komma före den dag då det öppnar.",
            ),
            models.CheckConstraint(
                condition=Q(sista_dag__isnull=True) | ~Q(ersattning=""),
                name="kontor_avvecklat_har_ersattning",
                violation_error_message="Skriv vad som ersätter kontoret: det läser de som annars skulle ha kommit dit.",
            ),
            models.CheckConstraint(
                condition=Q(ersatts_av__isnull=True) | ~Q(ersatts_av=F("id")),
                name="kontor_ersatts_av_annat",
                violation_error_message="Ett kontor kan inte ersättas av sig självt.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn

    def clean(self) -> None:
        """Refuse an office that no contact center staffs."""
        super().clean()
        self.namn = one_line(self.namn)
        if self.enhet_id and not self.enhet.is_center:
            raise ValidationError({"enhet": _("Välj ett kontaktcenter som bemannar kontoret.")})

    def holds(self, datum: date) -> bool:
        """Whether the office is in use on the date."""
        return (self.oppnar is None or self.oppnar <= datum) and (self.sista_dag is None or datum <= self.sista_dag)


class Resurs(models.Model):
    """Something at an office that one at a time can use: a desk, a room, a public computer."""

    class Slag(models.TextChoices):
        DISK = "disk", _("Disk")
        RUM = "rum", _("Rum")
        DATOR = "dator", _("Dator")

    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="resurser", verbose_name="kontor")
    slag = models.CharField("slag", max_length=10, choices=Slag)
    namn = models.CharField("namn", max_length=60)
    platser = models.PositiveSmallIntegerField("platser", default=1, help_text="Hur många personer som får plats.")
    utrustning = models.CharField("utrustning", max_length=200, blank=True, help_text="Till exempel skärm, skrivare, hörslinga.")
    fordon = models.ForeignKey(
        "servicekontor.Fordon", models.PROTECT, null=True, blank=True, related_name="resurser", verbose_name="finns i fordonet"
    )
    is_bokningsbar = models.BooleanField("kan bokas", default=True)
    is_active = models.BooleanField("används", default=True)

    personuppgifter = Deklaration(
        Gallring.ALDRIG, ofarliga=("id", "kontor", "slag", "namn", "platser", "utrustning", "fordon", "is_bokningsbar", "is_active")
    )

    class Meta:
        verbose_name = "resurs"
        verbose_name_plural = "resurser"
        ordering = ["kontor", "slag", "namn"]
        constraints = [
            models.UniqueConstraint(
                fields=["kontor", "namn"],
                name="resurs_namn_per_kontor",
                violation_error_message="Det finns redan något med det namnet på kontoret.",
            ),
            models.CheckConstraint(condition=Q(platser__gt=0), name="resurs_har_plats", violation_error_message="Ange minst en plats."),
        ]

    def __str__(self) -> str:
        return self.namn
