"""Case types (ärendetyper) with their follow-up questions: one definition for form, check list and API."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from kontaktcenter.models.amne import Amne
from kontaktcenter.models.enhet import Enhet
from kontaktcenter.oversattning import Oversattbar, mark_swedish
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Fristenhet(models.TextChoices):
    """What a time limit is counted in; always working time."""

    TIMMAR = "timmar", "arbetstimmar"
    DAGAR = "dagar", "arbetsdagar"


class Sekretess(models.TextChoices):
    """Who may read the content of a case (Offentlighets- och sekretesslagen 2009:400)."""

    OPPEN = "oppen", "Öppet"
    INTERN = "intern", "Internt"
    SEKRETESS = "sekretess", "Sekretess"

    @classmethod
    def strictest(cls, *varden: str) -> "Sekretess":
        """The strictest of the values; they stand above in order, the most open first."""
        order = list(cls)
        return max((cls(v) for v in varden), key=order.index)


class ArendetypQuerySet(models.QuerySet["Arendetyp"]):
    """Which case types."""

    def active(self) -> "ArendetypQuerySet":
        """Those that new cases can have."""
        return self.filter(is_active=True)

    def public(self) -> "ArendetypQuerySet":
        """Those with a form for citizens."""
        return self.active().filter(is_public=True)


ARBETSDAG = 8
"""Working hours that a working day is counted as where limits are compared."""
BRADSKANDE_KVITTENS, BRADSKANDE_SVAR = ARBETSDAG, 5 * ARBETSDAG
"""Working hours within which what is urgent is accepted and answered at the latest: what can wait longer wakes nobody at night."""


class Arendetyp(Oversattbar):
    """A case type: who is responsible, how fast it is answered, how long it is kept, what is asked."""

    class Slag(models.TextChoices):
        FRAGA = "fraga", "Fråga"
        FELANMALAN = "felanmalan", "Felanmälan"
        SYNPUNKT = "synpunkt", "Synpunkt eller klagomål"
        ANSOKAN = "ansokan", "Ansökan eller ärende"

    class Arbetskategori(models.IntegerChoices):
        INFORMATION = 1, "1 – information"
        VAGLEDNING = 2, "2 – vägledning och hänvisning"
        HANDLAGGNING = 3, "3 – enkel handläggning"

    kod = models.SlugField("kod", max_length=80, unique=True)
    namn = models.CharField("namn", max_length=150)
    amne = models.ForeignKey(Amne, models.PROTECT, related_name="arendetyper", verbose_name="ämne")
    center = models.ForeignKey(Enhet, models.PROTECT, related_name="agda_arendetyper", verbose_name="ägande center")
    ansvarig_enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="arendetyper", verbose_name="ansvarig enhet")
    slag = models.CharField("slag", max_length=20, choices=Slag)
    arbetskategori = models.SmallIntegerField("arbetskategori", choices=Arbetskategori)
    is_active = models.BooleanField("används", default=True)
    is_public = models.BooleanField("har e-tjänst för medborgare", default=False)
    allows_anonymous = models.BooleanField("kan lämnas anonymt", default=True)
    requires_plats = models.BooleanField("kräver plats", default=False)
    requires_personnummer = models.BooleanField("kräver personnummer", default=False)
    is_bradskande = models.BooleanField("brådskande", default=False, help_text="Aviseras även utanför arbetstid.")
    sekretess = models.CharField("sekretess", max_length=20, choices=Sekretess, default=Sekretess.OPPEN)
    kvittensfrist = models.PositiveSmallIntegerField("kvittens inom", help_text="Hur snart förvaltningen tar emot.")
    kvittensfrist_enhet = models.CharField("räknas i", max_length=10, choices=Fristenhet, default=Fristenhet.TIMMAR)
    svarsfrist = models.PositiveSmallIntegerField("svar inom")
    svarsfrist_enhet = models.CharField("räknas i", max_length=10, choices=Fristenhet, default=Fristenhet.DAGAR)
    gallring_manader = models.PositiveSmallIntegerField("gallras efter (månader)", help_text="Räknas från avslutat ärende.")
    hjalptext = models.TextField("hjälptext", blank=True)
    sokord = ArrayField(
        models.CharField(max_length=80), verbose_name="sökord", default=list, blank=True, help_text="Så som inringare säger."
    )

    oversattbara = ("namn", "hjalptext")
    objects = ArendetypQuerySet.as_manager()
    history = HistoricalRecords()
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "kod",
            "namn",
            "amne",
            "center",
            "ansvarig_enhet",
            "slag",
            "arbetskategori",
            "is_active",
            "is_public",
            "allows_anonymous",
            "requires_plats",
            "requires_personnummer",
            "is_bradskande",
            "sekretess",
            "kvittensfrist",
            "kvittensfrist_enhet",
            "svarsfrist",
            "svarsfrist_enhet",
            "gallring_manader",
            "hjalptext",
            "sokord",
            "oversattningar",
        ),
    )

    class Meta:
        verbose_name = "ärendetyp"
        verbose_name_plural = "ärendetyper"
        ordering = ["namn"]
        constraints = [
            models.CheckConstraint(
                condition=Q(svarsfrist__gt=0, kvittensfrist__gt=0),
                name="arendetyp_har_frister",
                violation_error_message="En ärendetyp måste ha en frist för kvittens och en för svar.",
            ),
            models.CheckConstraint(
                condition=Q(gallring_manader__gt=0),
                name="arendetyp_har_gallring",
                violation_error_message="En ärendetyp måste ha en gallringsfrist.",
            ),
            models.CheckConstraint(condition=Q(arbetskategori__range=(1, 3)), name="arendetyp_arbetskategori"),
            models.CheckConstraint(
                condition=~Q(allows_anonymous=True, requires_personnummer=True),
                name="arendetyp_anonym_utan_personnummer",
                violation_error_message="Ett ärende som kräver personnummer kan inte lämnas anonymt.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn

    def clean(self) -> None:
        """Refuse what would leave a case without owner or unit."""
        super().clean()
        errors: dict[str, str] = {}
        if self.center_id and not self.center.is_center:
            errors["center"] = _("Välj ett kontaktcenter som äger ärendena.")
        elif self.center_id and self.is_active and self.center.in_force() is None:
            errors["center"] = _("Centret är stängt. Välj ett som är öppet, annars får ärendena ingen ägare.")
        if self.kvittensfrist and self.svarsfrist and self._accepts_later_than_answers():
            errors["kvittensfrist"] = _("Förvaltningen kan inte få längre tid på sig att ta emot ärendet än att svara.")
        if self.is_bradskande and self.kvittensfrist and self.svarsfrist and self._is_slow():
            errors["is_bradskande"] = _(
                "Ett brådskande ärende ska tas emot inom %(timmar)d arbetstimmar och besvaras inom %(dagar)d arbetsdagar. Korta fristerna, "
                "eller ta bort bocken: när mycket är brådskande är inget det."
            ) % {"timmar": BRADSKANDE_KVITTENS, "dagar": BRADSKANDE_SVAR // ARBETSDAG}
        if self.ansvarig_enhet_id and self.is_active and self.ansvarig_enhet.in_force() is None:
            errors["ansvarig_enhet"] = _("Enheten är stängd och har ingen ersättare. Välj en annan enhet.")
        if errors:
            raise ValidationError(errors)

    def _accepts_later_than_answers(self) -> bool:
        """Compare the two limits."""
        return _hours(self.kvittensfrist, self.kvittensfrist_enhet) > _hours(self.svarsfrist, self.svarsfrist_enhet)

    def _is_slow(self) -> bool:
        """Whether a limit is longer than what is urgent can wait."""
        kvittens, svar = _hours(self.kvittensfrist, self.kvittensfrist_enhet), _hours(self.svarsfrist, self.svarsfrist_enhet)
        return kvittens > BRADSKANDE_KVITTENS or svar > BRADSKANDE_SVAR


def _hours(antal: int, enhet: str) -> int:
    """A limit in working hours, to compare it with others."""
    return antal * (ARBETSDAG if enhet == Fristenhet.DAGAR else 1)


class Foljdfraga(Oversattbar):
    """A question that belongs to a case type, asked alike in the public form, on the agent's check list and by the API."""

    class Slag(models.TextChoices):
        TEXT = "text", "Kort text"
        LANGTEXT = "langtext", "Lång text"
        VAL = "val", "Ett val"
        FLERVAL = "flerval", "Flera val"
        DATUM = "datum", "Datum, vilket som helst"
        DATUM_FORE = "datum_fore", "Datum, i dag eller tidigare"
        DATUM_EFTER = "datum_efter", "Datum, i dag eller senare"
        TAL = "tal", "Tal"
        JA_NEJ = "ja_nej", "Ja eller nej"
        TELEFON = "telefon", "Telefonnummer"
        EPOST = "epost", "E-postadress"
        FIL = "fil", "Fil"

    arendetyp = models.ForeignKey(Arendetyp, models.CASCADE, related_name="foljdfragor", verbose_name="ärendetyp")
    nyckel = models.SlugField("nyckel", max_length=50)
    text = models.CharField("fråga", max_length=300)
    hjalptext = models.CharField("hjälptext", max_length=500, blank=True)
    slag = models.CharField("slag", max_length=20, choices=Slag)
    is_required = models.BooleanField("måste besvaras", default=False)
    alternativ = models.JSONField("svarsalternativ", default=list, blank=True)
    vagledning = models.CharField(
        "vägledning för kontaktcenter", max_length=500, blank=True, help_text="Hur agenten frågar och vad svaret betyder."
    )
    ordning = models.PositiveSmallIntegerField("ordning", default=0)

    oversattbara = ("text", "hjalptext")
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "arendetyp",
            "nyckel",
            "text",
            "hjalptext",
            "slag",
            "is_required",
            "alternativ",
            "vagledning",
            "ordning",
            "oversattningar",
        ),
    )

    class Meta:
        verbose_name = "följdfråga"
        verbose_name_plural = "följdfrågor"
        ordering = ["ordning", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["arendetyp", "nyckel"],
                name="foljdfraga_nyckel_en_gang",
                violation_error_message="Nyckeln används redan i en annan följdfråga.",
            ),
            models.CheckConstraint(
                condition=~Q(slag__in=["val", "flerval"]) | ~Q(alternativ=[]),
                name="foljdfraga_val_har_alternativ",
                violation_error_message="En valfråga måste ha svarsalternativ.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_datum(self) -> bool:
        """Whether the answer is a day, whichever days may be chosen."""
        return self.slag in (self.Slag.DATUM, self.Slag.DATUM_FORE, self.Slag.DATUM_EFTER)

    def clean(self) -> None:
        """Refuse alternatives that the form could not show or the answer could not name."""
        super().clean()
        values = [a.get("varde") for a in self.alternativ if isinstance(a, dict) and a.get("text")]
        if len(values) != len(self.alternativ) or not all(values):
            raise ValidationError({"alternativ": _("Varje svarsalternativ måste ha ett värde och en text.")})
        if len(set(values)) != len(values):
            raise ValidationError({"alternativ": _("Två svarsalternativ har samma värde.")})
        if values and self.slag not in (self.Slag.VAL, self.Slag.FLERVAL):
            raise ValidationError({"alternativ": _("Bara valfrågor har svarsalternativ. Byt slag eller ta bort alternativen.")})

    def choices(self, sprak: str | None = None) -> list[tuple[str, str]]:
        """The alternatives as (value, text) in `sprak` (default: the active language)."""
        translated = self.translation("alternativ", sprak) or {}
        return [(a["varde"], translated.get(a["varde"], a["text"])) for a in self.alternativ]

    def shown_choices(self) -> list[tuple[str, str]]:
        """The alternatives for a page, where each has an element of its own: marked as Swedish where not translated."""
        translated = self.translation("alternativ") or {}
        return [(a["varde"], translated.get(a["varde"]) or mark_swedish(a["text"])) for a in self.alternativ]
