"""Keys of other systems that call the API, each with an account to act as and a closed list of what it may be used for."""

import secrets

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kontaktcenter.personuppgifter import Deklaration, Gallring


class Omfang(models.TextChoices):
    """What a key may be used for (its scopes). Beside it, the account's own rights hold: a key never widens them."""

    KONTAKTER_SKRIVA = "kontakter:skriva", "Registrera kontakter"
    ARENDEN_LASA = "arenden:lasa", "Läsa ärenden"
    ARENDEN_SKRIVA = "arenden:skriva", "Arbeta med ärenden"
    KATALOG_LASA = "katalog:lasa", "Läsa personalkatalogen"
    ARTIKLAR_LASA = "artiklar:lasa", "Läsa interna artiklar"
    VAXEL_LASA = "vaxel:lasa", "Läsa kontots egna telefonmeddelanden"
    VAXEL_SKRIVA = "vaxel:skriva", "Koppla samtal, ta meddelanden, utföra återuppringningar och ange närvaro"
    PERSONER_LASA = "personer:lasa", "Söka och läsa personer"
    PERSONER_SKRIVA = "personer:skriva", "Ändra personers uppgifter"


def hash_key(hemlighet: str) -> str:
    """The keyed hash that is stored in place of a key's secret."""
    return salted_hmac("kontaktcenter.apinyckel", hemlighet, algorithm="sha256").hexdigest()


class Apinyckel(models.Model):
    """A key. Its secret is shown once, when it is made; only a keyed hash is stored."""

    namn = models.CharField("namn", max_length=100, help_text="Vilket system nyckeln är till för.")
    anvandare = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="apinycklar", verbose_name="konto som systemet agerar som"
    )
    hemlighet_hash = models.CharField("hemlighet, hashad", max_length=64, unique=True)
    omfang = ArrayField(models.CharField(max_length=30, choices=Omfang), verbose_name="får användas till", default=list)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    giltig_till = models.DateTimeField("giltig till")
    sparrad = models.DateTimeField("spärrad", null=True, blank=True)
    senast_anvand = models.DateTimeField("senast använd", null=True, blank=True, help_text="Skrivs högst en gång i timmen.")

    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN,
        hemliga=("hemlighet_hash",),
        ofarliga=("id", "namn", "anvandare", "omfang", "skapad", "giltig_till", "sparrad", "senast_anvand"),
    )

    class Meta:
        verbose_name = "API-nyckel"
        verbose_name_plural = "API-nycklar"
        ordering = ["namn"]
        constraints = [
            models.CheckConstraint(condition=Q(giltig_till__gt=models.F("skapad")), name="apinyckel_giltig_framat"),
            models.CheckConstraint(condition=Q(omfang__contained_by=list(Omfang.values)), name="apinyckel_kant_omfang"),
        ]

    def __str__(self) -> str:
        return self.namn

    @property
    def is_valid(self) -> bool:
        """Whether the key works now."""
        return self.sparrad is None and self.giltig_till > timezone.now() and self.anvandare.is_active

    @staticmethod
    def new_secret() -> str:
        """A new secret: 256 random bits, recognisable as a key of this system if it leaks."""
        return f"kc_{secrets.token_urlsafe(32)}"
