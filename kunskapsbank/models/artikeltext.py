"""An article in one language, and its revisions: every edit is one, and one of them is published."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models.artikel import Artikel
from kunskapsbank.status import OPPNA, Lage, Malgrupp

if TYPE_CHECKING:
    from kontaktcenter.models import Anvandare
    from kunskapsbank.models.bild import Bild

TITEL_HOGST = 500
"""Characters of a question: real ones that are read in from elsewhere reach 300."""
KORT_SVAR_HOGST = 300
"""Characters that can be said aloud before the caller loses the thread (issue: at most 300)."""
SVAR_HOGST = 100_000


class ArtikeltextQuerySet(models.QuerySet["Artikeltext"]):
    """Which texts."""

    def in_use(self) -> "ArtikeltextQuerySet":
        """Those that are published, valid today and not withdrawn."""
        idag = timezone.localdate()
        return self.filter(
            Q(artikel__giltig_till__isnull=True) | Q(artikel__giltig_till__gte=idag),
            publicerad__isnull=False,
            artikel__indragen__isnull=True,
            artikel__giltig_fran__lte=idag,
        )

    def public(self) -> "ArtikeltextQuerySet":
        """Those in use that anybody may read."""
        texts = self.in_use().filter(artikel__malgrupp=Malgrupp.PUBLIK)
        return texts if settings.KC_PROVSAMLINGAR_PUBLIKA else texts.filter(artikel__samling__is_prov=False)

    def showing(self, bild: "Bild") -> "ArtikeltextQuerySet":
        """Those of its article whose published words, or a step of whose guide, show the picture."""
        nyckel = str(bild.nyckel)
        steps = Q(publicerad__steg__contains=[{"bild": nyckel}])
        return self.filter(Q(publicerad__svar__icontains=f"bild:{nyckel}") | steps, artikel=bild.artikel_id)

    def readable_by(self, user: "Anvandare | None") -> "ArtikeltextQuerySet":
        """Those in use that `user` may read; None is anybody at all."""
        return self.in_use() if user is not None and user.is_authenticated and user.is_active else self.public()


class Artikeltext(models.Model):
    """An article in one language. The search finds it by its id."""

    artikel = models.ForeignKey(Artikel, models.CASCADE, related_name="texter", verbose_name="artikel")
    sprak = models.CharField("språk", max_length=10, default="sv")
    publicerad = models.OneToOneField(
        "kunskapsbank.Revision", models.PROTECT, null=True, blank=True, related_name="publicerad_som", verbose_name="publicerad"
    )

    objects = ArtikeltextQuerySet.as_manager()
    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "artikel", "sprak", "publicerad"))

    class Meta:
        verbose_name = "artikel på ett språk"
        verbose_name_plural = "artiklar på olika språk"
        ordering = ["artikel", "sprak"]
        constraints = [models.UniqueConstraint(fields=["artikel", "sprak"], name="artikeltext_ett_per_sprak")]

    def __str__(self) -> str:
        return f"{self.artikel_id} {self.sprak}"


class Revision(models.Model):
    """One version of one text: the question, the answer to say aloud, the whole answer. Never changed once published."""

    class Andring(models.TextChoices):
        MINDRE = "mindre", "Mindre: stavning, ordval"
        STORRE = "storre", "Större: svaret har ändrats"

    text = models.ForeignKey(Artikeltext, models.CASCADE, related_name="revisioner", verbose_name="text", db_index=False)
    nummer = models.PositiveIntegerField("nummer")
    lage = models.CharField("läge", max_length=12, choices=Lage, default=Lage.UTKAST)
    andring = models.CharField("ändring", max_length=10, choices=Andring, default=Andring.STORRE)
    titel = models.CharField("fråga", max_length=TITEL_HOGST)
    kort_svar = models.CharField("kort svar", max_length=KORT_SVAR_HOGST, blank=True, help_text="Att säga högt.")
    svar = models.TextField("svar", blank=True, max_length=SVAR_HOGST)
    intern_not = models.TextField("bara för kontaktcenter", blank=True, max_length=10_000)
    sokord = ArrayField(models.CharField(max_length=80), verbose_name="inringarnas egna ord", default=list, blank=True, size=100)
    steg = models.JSONField("steg", default=list, blank=True, help_text="Guidens steg i ordning.")
    kommentar = models.CharField("vad har ändrats?", max_length=300, blank=True)
    bygger_pa = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="bygger på", db_index=False
    )
    original = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="oversattningar",
        verbose_name="svensk version som är översatt",
        db_index=False,
    )
    version = models.PositiveIntegerField("sparad gång", default=1)
    skapad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="skriven av", db_index=False
    )
    skapad = models.DateTimeField("skapad", default=timezone.now)
    andrad = models.DateTimeField("senast ändrad", default=timezone.now)
    granskad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="godkänd av", db_index=False
    )
    granskad = models.DateTimeField("godkänd", null=True, blank=True)
    publiceras = models.DateTimeField("publiceras tidigast", null=True, blank=True)
    publicerad = models.DateTimeField("publicerad", null=True, blank=True)
    atersandes_for = models.CharField("skickades tillbaka för att", max_length=500, blank=True)

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "text",
            "nummer",
            "lage",
            "andring",
            "titel",
            "kort_svar",
            "svar",
            "intern_not",
            "sokord",
            "steg",
            "kommentar",
            "bygger_pa",
            "original",
            "version",
            "skapad_av",
            "skapad",
            "andrad",
            "granskad_av",
            "granskad",
            "publiceras",
            "publicerad",
            "atersandes_for",
        ),
    )

    class Meta:
        verbose_name = "version"
        verbose_name_plural = "versioner"
        ordering = ["text", "-nummer"]
        indexes = [
            models.Index(fields=["publiceras"], name="revision_att_publicera", condition=Q(lage="godkand")),
            models.Index(fields=["andrad"], name="revision_oppna", condition=Q(lage__in=OPPNA)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["text", "nummer"], name="revision_nummer_en_gang"),
            models.UniqueConstraint(
                fields=["text"],
                condition=Q(lage__in=OPPNA),
                name="revision_en_oppen",
                violation_error_message="Det finns redan ett utkast till artikeln.",
            ),
            models.UniqueConstraint(fields=["text"], condition=Q(lage=Lage.PUBLICERAD), name="revision_en_publicerad"),
            models.CheckConstraint(condition=~Q(titel=""), name="revision_har_titel", violation_error_message="Skriv frågan."),
            models.CheckConstraint(
                condition=~Q(lage__in=[Lage.PUBLICERAD, Lage.ERSATT]) | Q(publicerad__isnull=False), name="revision_publicerad_har_tid"
            ),
            models.CheckConstraint(
                condition=Q(granskad__isnull=True) | Q(granskad__gte=F("skapad")), name="revision_granskad_efter_skapad"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.nummer})"

    @property
    def andring_i_ord(self) -> str:
        """What readers get: a first version changes no answer. The text comes with the revision."""
        if self.text.publicerad_id not in (None, self.pk):
            return self.get_andring_display()
        return _("Ny text") if self.text.sprak == "sv" else _("Ny översättning")
