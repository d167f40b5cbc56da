"""The roster: what is needed where, a period with its shifts, what has been published of it, and swaps."""

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.formats import date_format

from kontaktcenter.models import Anvandare, Enhet, Kompetens
from kontaktcenter.models.kalender import VECKODAGAR, Minuter
from kontaktcenter.models.tidsvillkor import goes_forward, is_whole_minutes
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor
from servicekontor.models.medarbetare import Medarbetare
from servicekontor.status import Byteslage, Sokningslage

MEST_VECKOR = 13
FLEST = 50
"""The most people that one row asks for."""
TYST = timedelta(seconds=30)
"""A search that has not shown life for so long has died with its worker."""


class Behov(models.Model):
    """People needed at an office beside the least that its rule says: each week, or one date for an event.

    What is expected of a day (`Slag.PROGNOS`) is written by `actions.behov.register_demand` alone, and counts while the office is open.
    """

    class Slag(models.TextChoices):
        EGET = "eget", "Eget"
        PROGNOS = "prognos", "Prognos"

    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="behov", verbose_name="kontor")
    veckodag = models.SmallIntegerField("veckodag", choices=VECKODAGAR, null=True, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    fran = models.TimeField("från")
    till = models.TimeField("till")
    antal = models.PositiveSmallIntegerField("antal personer", default=1)
    kompetens = models.ForeignKey(Kompetens, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kompetens")
    sprak = models.CharField("språk", max_length=10, blank=True)
    is_tvingande = models.BooleanField("måste uppfyllas", default=False)
    orsak = models.CharField("orsak", max_length=100, blank=True)
    slag = models.CharField("slag", max_length=7, choices=Slag, default=Slag.EGET, editable=False)

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("id", "kontor", "veckodag", "datum", "fran", "till", "antal", "kompetens", "sprak", "is_tvingande", "orsak", "slag"),
    )

    class Meta:
        verbose_name = "behov av personal"
        verbose_name_plural = "behov av personal"
        ordering = ["kontor", "datum", "veckodag", "fran"]
        constraints = [
            goes_forward("behov_framat"),
            models.CheckConstraint(
                condition=Q(veckodag__isnull=True, datum__isnull=False) | Q(veckodag__isnull=False, datum__isnull=True),
                name="behov_dag_eller_datum",
                violation_error_message="Ange antingen en veckodag eller ett datum.",
            ),
            models.CheckConstraint(
                condition=Q(antal__range=(1, FLEST)), name="behov_antal", violation_error_message="Ange mellan 1 och 50 personer."
            ),
            models.CheckConstraint(
                condition=~Q(slag="prognos") | Q(datum__isnull=False, is_tvingande=False),
                name="behov_prognos",
                violation_error_message="En prognos gäller ett datum och tvingar inte.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kontor} {self.fran:%H.%M}–{self.till:%H.%M}: {self.antal}"


class Schema(models.Model):
    """A period of whole weeks at a center, and how the search for its roster goes.

    Its shifts are what is being worked on; what the staff goes by is its latest `Publicering`.
    """

    center = models.ForeignKey(Enhet, models.PROTECT, related_name="scheman", verbose_name="center")
    borjan = models.DateField("första måndagen")
    veckor = models.PositiveSmallIntegerField("antal veckor", default=4, validators=[MinValueValidator(1), MaxValueValidator(MEST_VECKOR)])
    version = models.PositiveIntegerField("version", default=1)
    sokning = models.UUIDField("sökning", null=True, blank=True, editable=False)
    sokningslage = models.CharField("sökningens läge", max_length=15, choices=Sokningslage, default=Sokningslage.INGEN)
    puls = models.DateTimeField("sökningen levde", null=True, blank=True)
    is_stopp_begard = models.BooleanField("sökningen ska sluta", default=False)
    varde = models.IntegerField("värde", null=True, blank=True)
    grans = models.IntegerField("gräns", null=True, blank=True)
    sekunder = models.FloatField("sökt i sekunder", default=0)
    forklaring = models.JSONField("varför inget schema finns", default=list, blank=True)

    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN,
        personliga=("forklaring",),
        ofarliga=(
            "id",
            "center",
            "borjan",
            "veckor",
            "version",
            "sokning",
            "sokningslage",
            "puls",
            "is_stopp_begard",
            "varde",
            "grans",
            "sekunder",
        ),
    )

    class Meta:
        verbose_name = "schema"
        verbose_name_plural = "scheman"
        ordering = ["-borjan"]
        constraints = [
            models.CheckConstraint(
                condition=Q(borjan__iso_week_day=1), name="schema_borjar_mandag", violation_error_message="Schemat måste börja en måndag."
            ),
            models.CheckConstraint(
                condition=Q(veckor__range=(1, MEST_VECKOR)),
                name="schema_veckor",
                violation_error_message="Ett schema har mellan 1 och 13 veckor.",
            ),
            ExclusionConstraint(
                name="schema_overlappar_inte",
                expressions=[
                    ("center", RangeOperators.EQUAL),
                    (
                        Func("borjan", F("borjan") + F("veckor") * 7, function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Det finns redan ett schema för de veckorna.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.borjan} {self.veckor}"

    @property
    def slut(self) -> date:
        """The last day."""
        return self.borjan + timedelta(days=self.veckor * 7 - 1)

    @property
    def is_searching(self) -> bool:
        """Whether a search waits or goes on, and lives."""
        is_on = self.sokningslage in (Sokningslage.VANTAR, Sokningslage.PAGAR)
        return is_on and self.puls is not None and timezone.now() - self.puls < TYST

    @property
    def is_search_dead(self) -> bool:
        """Whether a search was on and its worker is gone: nothing of it came into the roster, and it can be begun anew."""
        return self.sokningslage in (Sokningslage.VANTAR, Sokningslage.PAGAR) and not self.is_searching

    @property
    def gap(self) -> int | None:
        """How far the value is above the bound, in per cent of the value."""
        if self.varde is None or self.grans is None:
            return None
        return round(100 * (self.varde - self.grans) / max(1, self.varde))


class Passtid(models.Model):
    """Who, where and when: what a shift says, being worked on or published."""

    medarbetare = models.ForeignKey(Medarbetare, models.CASCADE, related_name="%(class)s", verbose_name="medarbetare")
    kontor = models.ForeignKey(Kontor, models.PROTECT, related_name="%(class)s", verbose_name="kontor")
    datum = models.DateField("datum")
    fran = models.TimeField("från")
    till = models.TimeField("till")
    rast = models.PositiveSmallIntegerField("rast i minuter", default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.datum} {self.fran:%H.%M}–{self.till:%H.%M}"

    @property
    def i_ord(self) -> str:
        """Such as "måndag 7 december 08.45–16.00, Norrby"."""
        return f"{date_format(self.datum, 'l j F')} {self.fran:%H.%M}–{self.till:%H.%M}, {self.kontor}"

    @property
    def nyckel(self) -> tuple[int, int, date, str, str, int]:
        """The same for the same words."""
        return self.medarbetare_id, self.kontor_id, self.datum, f"{self.fran:%H:%M}", f"{self.till:%H:%M}", self.rast


class Arbetspass(Passtid):
    """A shift of the roster as it is being worked on. `is_last`: a proposal leaves it where it is."""

    schema = models.ForeignKey(Schema, models.CASCADE, related_name="arbetspass", verbose_name="schema")
    is_last = models.BooleanField("låst", default=False)

    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN,
        personliga=("medarbetare", "kontor", "datum", "fran", "till", "rast"),
        ofarliga=("id", "schema", "is_last"),
    )

    class Meta:
        verbose_name = "arbetspass"
        verbose_name_plural = "arbetspass"
        ordering = ["datum", "fran", "id"]
        indexes = [models.Index(fields=["schema", "datum"], name="arbetspass_schema_datum")]
        constraints = [
            goes_forward("arbetspass_framat", message="Passet måste sluta senare än det börjar, samma dag."),
            is_whole_minutes("arbetspass_hela_minuter"),
            models.CheckConstraint(
                condition=Q(rast__lte=120), name="arbetspass_rast", violation_error_message="Rasten kan vara högst 120 minuter."
            ),
            ExclusionConstraint(
                name="arbetspass_overlappar_inte",
                expressions=[
                    ("medarbetare", RangeOperators.EQUAL),
                    ("datum", RangeOperators.EQUAL),
                    (Minuter("fran", "till"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Personen har redan ett pass den tiden.",
            ),
        ]


class Publicering(models.Model):
    """The roster as it was when it was published."""

    schema = models.ForeignKey(Schema, models.CASCADE, related_name="publiceringar", verbose_name="schema")
    nummer = models.PositiveIntegerField("nummer")
    tid = models.DateTimeField("tid", default=timezone.now)
    av = models.ForeignKey(Anvandare, models.PROTECT, null=True, related_name="+", verbose_name="av", db_index=False)
    antal_andringar = models.PositiveIntegerField("ändrade pass", default=0)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "schema", "nummer", "tid", "av", "antal_andringar"))

    class Meta:
        verbose_name = "publicering"
        verbose_name_plural = "publiceringar"
        ordering = ["-nummer"]
        constraints = [models.UniqueConstraint(fields=["schema", "nummer"], name="publicering_nummer")]

    def __str__(self) -> str:
        return f"{self.schema_id}: {self.nummer}"


class Publiceratpass(Passtid):
    """A shift as it was published."""

    publicering = models.ForeignKey(Publicering, models.CASCADE, related_name="pass_rader", verbose_name="publicering")

    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN,
        personliga=("medarbetare", "kontor", "datum", "fran", "till", "rast"),
        ofarliga=("id", "publicering"),
    )

    class Meta:
        verbose_name = "publicerat pass"
        verbose_name_plural = "publicerade pass"
        ordering = ["datum", "fran", "id"]


class Byte(models.Model):
    """The wish to give a published shift to a colleague, alone or for one of the colleague's in return, of the same roster.

    The colleague says yes, then the manager. It outlives its shifts.
    """

    schema = models.ForeignKey(Schema, models.CASCADE, related_name="byten", verbose_name="schema")
    arbetspass = models.ForeignKey(Arbetspass, models.SET_NULL, null=True, related_name="byten", verbose_name="arbetspass")
    kontor = models.ForeignKey(Kontor, models.PROTECT, related_name="+", verbose_name="kontor", db_index=False)
    datum = models.DateField("datum")
    i_gengald = models.ForeignKey(
        Arbetspass, models.SET_NULL, null=True, blank=True, related_name="byten_i_gengald", verbose_name="i gengäld"
    )
    gengald_kontor = models.ForeignKey(
        Kontor, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kontor i gengäld", db_index=False
    )
    gengald_datum = models.DateField("datum i gengäld", null=True, blank=True)
    fran = models.ForeignKey(Medarbetare, models.CASCADE, related_name="byten_fran", verbose_name="från")
    till = models.ForeignKey(Medarbetare, models.CASCADE, related_name="byten_till", verbose_name="till")
    lage = models.CharField("läge", max_length=12, choices=Byteslage, default=Byteslage.BEGART)
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN,
        personliga=("arbetspass", "kontor", "datum", "i_gengald", "gengald_kontor", "gengald_datum", "fran", "till"),
        ofarliga=("id", "schema", "lage", "skapad"),
    )

    class Meta:
        verbose_name = "byte av pass"
        verbose_name_plural = "byten av pass"
        ordering = ["-skapad", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(fran=F("till")), name="byte_olika_personer", violation_error_message="Välj en kollega att byta med."
            ),
            models.UniqueConstraint(
                fields=["arbetspass"],
                condition=Q(lage__in=["begart", "accepterat"]),
                name="byte_ett_oppet_per_pass",
                violation_error_message="Det finns redan en bytesförfrågan för passet.",
            ),
            models.UniqueConstraint(
                fields=["i_gengald"],
                condition=Q(lage__in=["begart", "accepterat"]),
                name="byte_ett_oppet_i_gengald",
                violation_error_message="Det finns redan en bytesförfrågan för passet i gengäld.",
            ),
            models.CheckConstraint(
                condition=Q(gengald_kontor__isnull=False, gengald_datum__isnull=False)
                | Q(gengald_kontor__isnull=True, gengald_datum__isnull=True, i_gengald__isnull=True),
                name="byte_gengald_hel",
                violation_error_message="Ange både kontor och datum för passet i gengäld.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.datum}"


class Schemaflode(models.Model):
    """The secret address where somebody's calendar program fetches the own shifts; made anew, the old one is dead."""

    medarbetare = models.OneToOneField(Medarbetare, models.CASCADE, related_name="schemaflode", verbose_name="medarbetare")
    hemlighet_hash = models.CharField("hemlighet, hashad", max_length=64, unique=True)
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.MED_ANVANDAREN, ofarliga=("id", "medarbetare", "hemlighet_hash", "skapad"))

    class Meta:
        verbose_name = "schemats kalenderadress"
        verbose_name_plural = "schemats kalenderadresser"

    def __str__(self) -> str:
        return f"{self.medarbetare_id}"
