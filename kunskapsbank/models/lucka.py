"""What the base lacks: signals that an answer was missing, wrong or unclear, and the gaps that they add up to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Amne, Anvandare, Arendetyp, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models.artikel import Artikel


class KunskapsluckaQuerySet(models.QuerySet["Kunskapslucka"]):
    """Which gaps."""

    def open(self) -> "KunskapsluckaQuerySet":
        """Those that wait for an answer."""
        return self.filter(stangd__isnull=True)

    def visible_to(self, user: Anvandare) -> "KunskapsluckaQuerySet":
        """Those that `user` may see: all at a contact center, for others those of the units whose articles they keep."""
        if user.may(Behorighet.REGISTRERA_KONTAKT) or sorts_gaps(user):
            return self.all()
        return self.filter(enhet__in=user.units_with(Behorighet.GRANSKA_ARTIKLAR) | user.units_with(Behorighet.SKRIVA_ARTIKLAR))


def sorts_gaps(user: Anvandare) -> bool:
    """Whether `user` says which unit a gap belongs to, merges and splits: editors and managers of a contact center."""
    units = user.units_with(Behorighet.SKRIVA_ARTIKLAR) | user.units_with(Behorighet.GRANSKA_ARTIKLAR)
    return any(m.enhet.is_center and m.enhet_id in units for m in user.aktiva_medlemskap)


class Kunskapslucka(models.Model):
    """One thing that people ask and the base does not answer; a unit has it until an article closes it."""

    class Lage(models.TextChoices):
        NY = "ny", "Ny"
        TILLDELAD = "tilldelad", "Hos enheten"
        ATGARDAD = "atgardad", "Besvarad av en artikel"
        AVVISAD = "avvisad", "Ingen åtgärd"

    rubrik = models.CharField("vad frågas?", max_length=200)
    lage = models.CharField("läge", max_length=10, choices=Lage, default=Lage.NY)
    amne = models.ForeignKey(Amne, models.PROTECT, null=True, blank=True, related_name="luckor", verbose_name="ämne")
    enhet = models.ForeignKey(Enhet, models.PROTECT, null=True, blank=True, related_name="luckor", verbose_name="enhet")
    ansvarig = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="luckor", verbose_name="ansvarig"
    )
    galler = models.ForeignKey(Artikel, models.SET_NULL, null=True, blank=True, related_name="luckor", verbose_name="gäller artikeln")
    antal = models.PositiveIntegerField("antal signaler", default=0)
    forst = models.DateTimeField("först", default=timezone.now)
    senast = models.DateTimeField("senast", default=timezone.now)
    frist = models.DateTimeField("åtgärdas senast", null=True, blank=True)
    tilldelad = models.DateTimeField("tilldelad", null=True, blank=True)
    pamind = models.DateTimeField("påmind", null=True, blank=True)
    artikel = models.ForeignKey(Artikel, models.PROTECT, null=True, blank=True, related_name="stangda_luckor", verbose_name="besvarad av")
    besked = models.CharField("besked till kontaktcenter", max_length=500, blank=True)
    stangd = models.DateTimeField("stängd", null=True, blank=True)
    version = models.PositiveIntegerField("version", default=1)

    objects = KunskapsluckaQuerySet.as_manager()
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "rubrik",
            "lage",
            "amne",
            "enhet",
            "ansvarig",
            "galler",
            "antal",
            "forst",
            "senast",
            "frist",
            "tilldelad",
            "pamind",
            "artikel",
            "besked",
            "stangd",
            "version",
        ),
    )

    class Meta:
        verbose_name = "kunskapslucka"
        verbose_name_plural = "kunskapsluckor"
        ordering = ["-antal", "-senast"]
        indexes = [
            models.Index(fields=["enhet", "frist"], name="lucka_enhet", condition=Q(stangd__isnull=True)),
            models.Index(fields=["-antal", "-senast"], name="lucka_oppna", condition=Q(stangd__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(lage="tilldelad") | Q(enhet__isnull=False, frist__isnull=False),
                name="lucka_tilldelad_har_enhet_och_frist",
                violation_error_message="En lucka som lämnas över ska ha en enhet och en frist.",
            ),
            models.CheckConstraint(
                condition=Q(stangd__isnull=True, lage__in=["ny", "tilldelad"]) | Q(stangd__isnull=False, lage__in=["atgardad", "avvisad"]),
                name="lucka_stangd_nar_klar",
            ),
            models.CheckConstraint(
                condition=~Q(lage="atgardad") | Q(artikel__isnull=False),
                name="lucka_atgardad_har_artikel",
                violation_error_message="Ange artikeln som besvarar frågan.",
            ),
            models.CheckConstraint(
                condition=~Q(lage="avvisad") | ~Q(besked=""),
                name="lucka_avvisad_har_besked",
                violation_error_message="Skriv varför ingenting behöver göras.",
            ),
        ]

    def __str__(self) -> str:
        return self.rubrik

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.stangd is None


class Lucksignal(models.Model):
    """One sign that an answer was missing, wrong or unclear. Its words are erased after a time; the sign is counted still."""

    class Slag(models.TextChoices):
        SAKNAS = "saknas", "Svar saknas"
        FEL = "fel", "Svaret är fel"
        OTYDLIGT = "otydligt", "Svaret är otydligt"
        NOLLTRAFF = "nolltraff", "Sökning utan träff"
        OMFORMULERAD = "omformulerad", "Fick söka om"
        UTAN_ARTIKEL = "utan_artikel", "Besvarad utan artikel"
        NEJ = "nej", "Medborgare fick inte svar"

    slag = models.CharField("slag", max_length=12, choices=Slag)
    kalla = models.CharField("källa", max_length=60, unique=True, help_text="Vad signalen kommer av, till exempel fraga:17.")
    lucka = models.ForeignKey(Kunskapslucka, models.SET_NULL, null=True, blank=True, related_name="signaler", verbose_name="lucka")
    artikel = models.ForeignKey(Artikel, models.SET_NULL, null=True, blank=True, related_name="signaler", verbose_name="gäller artikeln")
    text = models.CharField("i den frågandes ord", max_length=1000, blank=True)
    sprak = models.CharField("språk", max_length=10, default="sv")
    amne = models.ForeignKey(Amne, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ämne")
    arendetyp = models.ForeignKey(Arendetyp, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ärendetyp")
    av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="av")
    tid = models.DateTimeField("tid", default=timezone.now)
    jamford = models.DateTimeField("jämförd med andra", null=True, blank=True, help_text="Tomt tills den har sorterats in.")

    personuppgifter = Deklaration(
        Gallring.EFTER_90_DAGAR,
        personliga=("text",),
        ofarliga=("id", "slag", "kalla", "lucka", "artikel", "sprak", "amne", "arendetyp", "av", "tid", "jamford"),
    )

    class Meta:
        verbose_name = "signal om kunskapslucka"
        verbose_name_plural = "signaler om kunskapsluckor"
        ordering = ["-tid"]
        indexes = [
            models.Index(fields=["tid"], name="lucksignal_tid"),
            models.Index(fields=["tid"], name="lucksignal_ogrupperad", condition=Q(jamford__isnull=True)),
            models.Index(fields=["tid"], name="lucksignal_med_ord", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.pk}"


class Omdome(models.Model):
    """A reader's "Fick du svar?" on a public page. One per page view; nothing of who."""

    nyckel = models.UUIDField("nyckel", primary_key=True)
    artikel = models.ForeignKey(Artikel, models.CASCADE, related_name="omdomen", verbose_name="artikel", db_index=False)
    sprak = models.CharField("språk", max_length=10, default="sv")
    gav_svar = models.BooleanField("fick svar")
    saknas = models.CharField("vad saknas?", max_length=1000, blank=True)
    tid = models.DateTimeField("tid", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.EFTER_90_DAGAR, personliga=("saknas",), ofarliga=("nyckel", "artikel", "sprak", "gav_svar", "tid")
    )

    class Meta:
        verbose_name = "omdöme"
        verbose_name_plural = "omdömen"
        ordering = ["-tid"]
        indexes = [
            models.Index(fields=["artikel", "-tid"], name="omdome_artikel"),
            models.Index(fields=["tid"], name="omdome_tid"),
            models.Index(fields=["tid"], name="omdome_med_ord", condition=~Q(saknas="")),
        ]

    def __str__(self) -> str:
        return f"Omdöme {self.nyckel}"


class Manadsbrev(models.Model):
    """The letter to one department about one month, as it was sent."""

    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="manadsbrev", verbose_name="förvaltning")
    manad = models.DateField("månad", help_text="Månadens första dag.")
    innehall = models.JSONField("siffror")
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "enhet", "manad", "innehall", "skapad"))

    class Meta:
        verbose_name = "månadsbrev"
        verbose_name_plural = "månadsbrev"
        ordering = ["-manad", "enhet"]
        constraints = [
            models.UniqueConstraint(fields=["enhet", "manad"], name="manadsbrev_ett_per_manad"),
            models.CheckConstraint(condition=Q(manad__day=1), name="manadsbrev_manadens_forsta"),
        ]

    def __str__(self) -> str:
        return f"{self.enhet_id} {self.manad:%Y-%m}"
