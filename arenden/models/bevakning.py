"""Deadlines that are watched, and the notices that they lead to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.models.arende import Arende
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Bevakning(models.Model):
    """One deadline and how far its reminders have come.

    The sweep reads only rows whose `nasta` has passed, so that it costs in proportion to what is due, not to what exists.
    """

    class Slag(models.TextChoices):
        SVAR = "svar", _("Svar till medborgaren")
        KVITTENS = "kvittens", _("Mottagande av överlämning")
        REMISS = "remiss", _("Svar på remiss")
        KOMPLETTERING = "komplettering", _("Komplettering från medborgaren")
        ATERUPPRINGNING = "ateruppringning", _("Återuppringning")

    class Steg(models.IntegerChoices):
        FORE = 0, _("Före fristen")
        VID = 1, _("När fristen går ut")
        EFTER_ENHET = 2, _("Efter fristen, till enheten")
        EFTER_CHEF = 3, _("Efter fristen, till chefen")
        SLUT = 4, _("Alla påminnelser har gått ut")

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="bevakningar", verbose_name="ärende", db_index=False)
    slag = models.CharField("slag", max_length=20, choices=Slag)
    objekt_id = models.BigIntegerField("gäller rad", default=0, help_text="Id för överlämning, remiss eller återuppringning.")
    forfaller = models.DateTimeField("förfaller")
    steg = models.SmallIntegerField("nästa steg", choices=Steg, default=Steg.FORE)
    nasta = models.DateTimeField("nästa påminnelse")

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET, ofarliga=("id", "arende", "slag", "objekt_id", "forfaller", "steg", "nasta")
    )

    class Meta:
        verbose_name = "bevakning"
        verbose_name_plural = "bevakningar"
        ordering = ["nasta"]
        constraints = [models.UniqueConstraint(fields=["arende", "slag", "objekt_id"], name="bevakning_en_gang")]
        indexes = [models.Index(fields=["nasta"], name="bevakning_nasta", condition=Q(steg__lt=4))]

    def __str__(self) -> str:
        return f"{self.slag} {self.arende_id} {self.forfaller}"


class Notis(models.Model):
    """Something that a person (or everybody at a unit) should know: shown at once in the product, mailed in the digest."""

    class Slag(models.TextChoices):
        OVERLAMNAT = "overlamnat", _("Ett ärende har lämnats över till er")
        ATERSANT = "atersant", _("Ett ärende har kommit tillbaka")
        TILLDELAT = "tilldelat", _("Ett ärende har tilldelats dig")
        KOMPLETTERAT = "kompletterat", _("Medborgaren har skrivit i ett ärende")
        REMISS = "remiss", _("En annan enhet frågar er")
        REMISS_BESVARAD = "remiss_besvarad", _("En tillfrågad enhet har svarat")
        BESVARAT = "besvarat", _("Ett ärende har besvarats")
        AVSLUTAT = "avslutat", _("Någon annan har avslutat ett ärende")
        SNART = "snart", _("En frist går snart ut")
        NU = "nu", _("En frist går ut")
        FORSENAT = "forsenat", _("Ett ärende är försenat")
        VACKT = "vackt", _("Ett vilande ärende har väckts")
        ISARTAGET = "isartaget", _("Två ärenden har tagits isär igen")
        ATERUPPRINGNING = "ateruppringning", _("Någon väntar på att bli uppringd")
        TELEFONMEDDELANDE = "telefonmeddelande", _("Du har ett telefonmeddelande")
        FRIST_ANDRAD = "frist_andrad", _("En frist har räknats om")

    mottagare = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="notiser", verbose_name="mottagare"
    )
    enhet = models.ForeignKey(
        "kontaktcenter.Enhet", models.CASCADE, null=True, blank=True, related_name="notiser", verbose_name="enhet"
    )
    slag = models.CharField("slag", max_length=20, choices=Slag)
    arende = models.ForeignKey(Arende, models.CASCADE, null=True, blank=True, related_name="notiser", verbose_name="ärende")
    skapad = models.DateTimeField("skapad", default=timezone.now)
    last = models.DateTimeField("läst", null=True, blank=True)
    mejlad = models.DateTimeField("mejlad", null=True, blank=True)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET, ofarliga=("id", "mottagare", "enhet", "slag", "arende", "skapad", "last", "mejlad")
    )

    class Meta:
        verbose_name = "notis"
        verbose_name_plural = "notiser"
        ordering = ["-skapad"]
        indexes = [
            models.Index(fields=["mottagare", "-skapad"], name="notis_olast", condition=Q(last__isnull=True)),
            models.Index(fields=["enhet", "-skapad"], name="notis_enhet", condition=Q(last__isnull=True)),
            models.Index(fields=["skapad"], name="notis_att_mejla", condition=Q(mejlad__isnull=True, last__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(mottagare__isnull=False, enhet__isnull=True) | Q(mottagare__isnull=True, enhet__isnull=False),
                name="notis_till_person_eller_enhet",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.pk}"
