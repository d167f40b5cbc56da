"""Cases: what needs more than an answer at once. The center owns each until it is answered."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from arenden.models.kontakt import Kanal
from arenden.status import OPPNA, STANGDA, Status
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Arendetyp, Enhet, Fristenhet, Sekretess
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kontaktcenter.tidsord import known_time


class Nummerserie(models.Model):
    """The last case number given per year. The row's lock keeps the series without doubles and without gaps."""

    kalenderar = models.PositiveSmallIntegerField("år", primary_key=True)
    senaste = models.PositiveIntegerField("senaste", default=0)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("kalenderar", "senaste"))

    class Meta:
        verbose_name = "nummerserie"
        verbose_name_plural = "nummerserier"

    def __str__(self) -> str:
        return f"{self.kalenderar}: {self.senaste}"


class ArendeQuerySet(models.QuerySet["Arende"]):
    """Which cases."""

    def visible_to(self, user: Anvandare) -> "ArendeQuerySet":
        """The cases whose existence `user` may know: the center's, the own units', and those the units have had a part in.

        What is under secrecy is listed with number, type, state and unit only; `Arende.is_readable_by` says who reads the
        content (OSL 2009:400; K29).
        """
        units = user.units_with(Behorighet.SE_ENHETENS_ARENDEN)
        if not units:
            return self.none()
        part = Insyn.objects.filter(arende=OuterRef("pk"), enhet__in=units)
        return self.filter(Q(center__in=units) | Q(ansvarig_enhet__in=units) | Exists(part))

    def readable_by(self, user: Anvandare) -> "ArendeQuerySet":
        """Of the visible cases, those whose content `user` may read: the same rule as `Arende.is_readable_by`, as SQL."""
        if user.genom_nyckel is not None:
            return self.visible_to(user).exclude(sekretess=Sekretess.SEKRETESS)
        units = user.units_with(Behorighet.LASA_HEMLIGT)
        part = Insyn.objects.filter(arende=OuterRef("pk"), enhet__in=units)
        return self.visible_to(user).filter(
            ~Q(sekretess=Sekretess.SEKRETESS)
            | Q(ansvarig_enhet=F("center"), center__in=user.units_with(Behorighet.REGISTRERA_KONTAKT))
            | Q(ansvarig_enhet__in=units)
            | Exists(part)
        )

    def open(self) -> "ArendeQuerySet":
        """Cases that are not answered."""
        return self.filter(status__in=OPPNA)

    def overdue(self) -> "ArendeQuerySet":
        """Open cases past their answer deadline, the clock running."""
        return self.open().filter(svar_senast__lt=timezone.now(), klockan_stannad__isnull=True)

    def in_units(self, enheter: Iterable[int | Enhet]) -> "ArendeQuerySet":
        """Cases that lie at one of the units."""
        return self.filter(ansvarig_enhet__in=list(enheter))


class Arende(models.Model):
    """A case: a question that is owned by a center, worked by a unit and followed by the citizen."""

    class Avslutsorsak(models.TextChoices):
        BESVARAT = "besvarat", _("Besvarat")
        TILLBAKADRAGET = "tillbakadraget", _("Tillbakadraget av medborgaren")
        SAMMANSLAGET = "sammanslaget", _("Ihopslaget med ett annat ärende")
        INGEN_ATGARD = "ingen_atgard", _("Ingen åtgärd behövs")

    nummer = models.CharField("ärendenummer", max_length=20, unique=True)
    foljkod_hash = models.CharField("följkod, hashad", max_length=64, blank=True)
    arendetyp = models.ForeignKey(Arendetyp, models.PROTECT, related_name="arenden", verbose_name="ärendetyp")
    center = models.ForeignKey(Enhet, models.PROTECT, null=True, related_name="agda_arenden", verbose_name="ägande center", db_index=False)
    ansvarig_enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="arenden", verbose_name="ansvarig enhet", db_index=False)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agda_arenden",
        verbose_name="ansvarig i centret",
        db_index=False,
    )
    handlaggare = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handlagda_arenden",
        verbose_name="handläggare",
        db_index=False,
    )
    status = models.CharField("status", max_length=20, choices=Status, default=Status.NY)
    avslutsorsak = models.CharField("avslutsorsak", max_length=20, choices=Avslutsorsak, blank=True)
    version = models.PositiveIntegerField("version", default=1)

    kanal = models.CharField("kanal", max_length=10, choices=Kanal)
    kontor = models.SlugField("kontor", blank=True, db_index=False)
    rubrik = models.CharField("rubrik", max_length=150)
    text = models.TextField("text")
    uppgifter = models.JSONField("svar på följdfrågor", default=dict, blank=True)
    plats_text = models.CharField("plats", max_length=200, blank=True)
    plats_lat = models.FloatField("latitud", null=True, blank=True)
    plats_lon = models.FloatField("longitud", null=True, blank=True)
    sekretess = models.CharField("sekretess", max_length=20, choices=Sekretess, default=Sekretess.OPPEN)
    is_bradskande = models.BooleanField("brådskande", default=False)

    inkommen = models.DateTimeField("inkommen", default=timezone.now)
    registrerad = models.DateTimeField("registrerad", default=timezone.now)
    svarsfrist = models.PositiveSmallIntegerField("svar inom")
    svarsfrist_enhet = models.CharField("räknas i", max_length=10, choices=Fristenhet)
    frist_borjar = models.DateTimeField("fristen räknas från")
    svar_senast = models.DateTimeField("svar senast")
    lovad_svar_senast = models.DateTimeField("lovat första gången")
    klockan_stannad = models.DateTimeField("klockan stannad", null=True, blank=True)
    vilar_till = models.DateField("vilar till", null=True, blank=True)
    besvarad = models.DateTimeField("besvarad", null=True, blank=True)
    avslutad = models.DateTimeField("avslutad", null=True, blank=True)
    sammanslaget_med = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="sammanslagna", verbose_name="ihopslaget med", db_index=False
    )
    delat_fran = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="delar", verbose_name="delat från", db_index=False
    )
    sokvektor = models.GeneratedField(
        expression=SearchVector("rubrik", "text", "plats_text", config="swedish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArendeQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=["rubrik", "text", "uppgifter", "plats_text", "plats_lat", "plats_lon", "sokvektor", "foljkod_hash", "inkommen"]
    )
    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("foljkod_hash", "rubrik", "text", "uppgifter", "plats_text", "plats_lat", "plats_lon", "sokvektor"),
        ofarliga=(
            "id",
            "nummer",
            "arendetyp",
            "center",
            "ansvarig_enhet",
            "agent",
            "handlaggare",
            "status",
            "avslutsorsak",
            "version",
            "kanal",
            "kontor",
            "sekretess",
            "is_bradskande",
            "inkommen",
            "registrerad",
            "svarsfrist",
            "svarsfrist_enhet",
            "frist_borjar",
            "svar_senast",
            "lovad_svar_senast",
            "klockan_stannad",
            "vilar_till",
            "besvarad",
            "avslutad",
            "sammanslaget_med",
            "delat_fran",
        ),
    )

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "ärenden"
        ordering = ["svar_senast"]
        indexes = [
            models.Index(fields=["center", "svar_senast"], name="arende_oppet_center", condition=Q(status__in=OPPNA)),
            models.Index(fields=["ansvarig_enhet", "svar_senast"], name="arende_oppet_enhet", condition=Q(status__in=OPPNA)),
            models.Index(fields=["handlaggare", "svar_senast"], name="arende_oppet_handlaggare", condition=Q(status__in=OPPNA)),
            models.Index(fields=["agent", "svar_senast"], name="arende_oppet_agent", condition=Q(status__in=OPPNA)),
            models.Index(fields=["center", "-registrerad"], name="arende_center_senaste"),
            models.Index(fields=["ansvarig_enhet", "-registrerad"], name="arende_enhet_senaste"),
            models.Index(fields=["vilar_till"], name="arende_att_vacka", condition=Q(status="vilande")),
            models.Index(
                fields=["arendetyp", "plats_lat", "plats_lon"],
                name="arende_plats",
                condition=Q(plats_lat__isnull=False, status__in=OPPNA),
            ),
            models.Index(fields=["besvarad"], name="arende_att_stanga", condition=Q(status="besvarad")),
            models.Index(fields=["avslutad"], name="arende_att_gallra", condition=Q(avslutad__isnull=False)),
            models.Index(
                fields=["arendetyp", "-besvarad"],
                name="arende_besvarat_senast",
                condition=Q(besvarad__isnull=False, sekretess="oppen"),
            ),
            models.Index(fields=["sammanslaget_med"], name="arende_ihopslagna", condition=Q(sammanslaget_med__isnull=False)),
            models.Index(fields=["delat_fran"], name="arende_delar", condition=Q(delat_fran__isnull=False)),
            GinIndex(fields=["sokvektor"], name="arende_sok"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(center__isnull=False) | Q(status__in=STANGDA),
                name="arende_agt_tills_besvarat",
                violation_error_message="Ett center måste äga ärendet tills det är besvarat.",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="arende_kand_status"),
            models.CheckConstraint(
                condition=Q(status="vilande", vilar_till__isnull=False) | (~Q(status="vilande") & Q(vilar_till__isnull=True)),
                name="arende_vilande_har_datum",
            ),
            models.CheckConstraint(
                condition=Q(status="vantar_medborgare", klockan_stannad__isnull=False)
                | (~Q(status="vantar_medborgare") & Q(klockan_stannad__isnull=True)),
                name="arende_klockan_star_nar_vi_vantar",
            ),
            models.CheckConstraint(
                condition=Q(status="avslutad", avslutad__isnull=False) & ~Q(avslutsorsak="")
                | ~Q(status="avslutad") & Q(avslutad__isnull=True, avslutsorsak=""),
                name="arende_avslutat_har_tid_och_orsak",
            ),
            models.CheckConstraint(condition=~Q(status="besvarad") | Q(besvarad__isnull=False), name="arende_besvarat_har_tid"),
            models.CheckConstraint(
                condition=Q(plats_lat__isnull=True, plats_lon__isnull=True) | Q(plats_lat__range=(-90, 90), plats_lon__range=(-180, 180)),
                name="arende_plats_pa_jorden",
                violation_error_message="Platsen ligger utanför kartan.",
            ),
            models.CheckConstraint(
                condition=Q(sammanslaget_med__isnull=True) | ~Q(sammanslaget_med=F("id")), name="arende_ej_ihop_med_sig"
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for an answer."""
        return self.status in OPPNA

    @property
    def ankomst(self) -> datetime | date:
        """When it reached us, however long it lay before somebody registered it; the day alone, where no more is known."""
        return known_time(self.inkommen)

    @property
    def is_registered_later(self) -> bool:
        """Whether it was registered another day than it came in."""
        return timezone.localdate(self.inkommen) != timezone.localdate(self.registrerad)

    @property
    def is_public_report(self) -> bool:
        """Whether it is a fault report that others than its sender may know of and follow."""
        return self.sekretess == Sekretess.OPPEN and self.arendetyp.slag == Arendetyp.Slag.FELANMALAN

    @property
    def is_overdue(self) -> bool:
        """Whether the answer is late, the clock running."""
        return self.is_open and self.klockan_stannad is None and self.svar_senast < timezone.now()

    def is_readable_by(self, user: Anvandare) -> bool:
        """Whether `user`, who may see that the case exists, may read its content.

        Open and internal cases: whoever sees the case. Under secrecy: the center while the case lies there (it must read to
        answer or pass on), then those who hold LASA_HEMLIGT at the responsible unit or at a unit that has (had) it handed
        over or was asked for its opinion; no longer the center that passed it on. Never a key, in somebody else's name.
        """
        if self.sekretess != Sekretess.SEKRETESS:
            return True
        if user.genom_nyckel is not None:
            return False
        if self.ansvarig_enhet_id == self.center_id and user.may(Behorighet.REGISTRERA_KONTAKT, self.center_id):
            return True
        units = user.units_with(Behorighet.LASA_HEMLIGT)
        return bool(units) and (self.ansvarig_enhet_id in units or self.insyn.filter(enhet__in=units).exists())


class Insyn(models.Model):
    """A unit, other than the center and the responsible one, that has or has had a part in the case and may see it."""

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="insyn", verbose_name="ärende", db_index=False)
    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="insyn", verbose_name="enhet", db_index=False)

    personuppgifter = Deklaration(Gallring.MED_ARENDET, ofarliga=("id", "arende", "enhet"))

    class Meta:
        verbose_name = "insyn"
        verbose_name_plural = "insyn"
        constraints = [models.UniqueConstraint(fields=["arende", "enhet"], name="insyn_en_gang")]
        indexes = [models.Index(fields=["enhet", "arende"], name="insyn_enhet")]

    def __str__(self) -> str:
        return f"{self.arende_id} {self.enhet_id}"


class Paus(models.Model):
    """A stretch during which the answer clock stood still because we waited for the citizen."""

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="pauser", verbose_name="ärende")
    fran = models.DateTimeField("från")
    till = models.DateTimeField("till", null=True, blank=True)

    personuppgifter = Deklaration(Gallring.MED_ARENDET, ofarliga=("id", "arende", "fran", "till"))

    class Meta:
        verbose_name = "paus"
        verbose_name_plural = "pauser"
        ordering = ["fran"]
        constraints = [
            models.UniqueConstraint(fields=["arende"], condition=Q(till__isnull=True), name="paus_en_oppen"),
            models.CheckConstraint(condition=Q(till__isnull=True) | Q(till__gte=F("fran")), name="paus_framat"),
        ]

    def __str__(self) -> str:
        return f"{self.arende_id}: {self.fran}–{self.till}"


class Arenderelation(models.Model):
    """Two cases that have to do with each other. Stored once, the lower id first."""

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="relationer_fran", verbose_name="ärende")
    annat = models.ForeignKey(Arende, models.CASCADE, related_name="relationer_till", verbose_name="annat ärende")

    personuppgifter = Deklaration(Gallring.MED_ARENDET, ofarliga=("id", "arende", "annat"))

    class Meta:
        verbose_name = "relation"
        verbose_name_plural = "relationer"
        constraints = [
            models.UniqueConstraint(fields=["arende", "annat"], name="relation_en_gang"),
            models.CheckConstraint(condition=Q(arende__lt=F("annat")), name="relation_lagre_id_forst"),
        ]

    def __str__(self) -> str:
        return f"{self.arende_id}–{self.annat_id}"
