"""The screens that stand at an office without anybody logged in: the kiosk and the display."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor

ALFABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without what is taken for something else when it is typed from a note: 0 and O, 1, I and L, U and V."""
ANTAL_TECKEN = 16


def clean_nyckel(nyckel: str) -> str:
    """A key as it was typed, without the hyphens and spaces that help the eye."""
    return "".join(nyckel.upper().replace("-", "").split())


def hash_nyckel(nyckel: str) -> str:
    """The keyed hash that is stored in place of a key."""
    return salted_hmac("servicekontor.skarm", clean_nyckel(nyckel), algorithm="sha256").hexdigest()


class Kontorsskarm(models.Model):
    """A screen of one office. Its key is shown once, typed into the screen, and stored only as a hash; 78 random bits."""

    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="skarmar", verbose_name="kontor")
    namn = models.CharField("namn", max_length=60, help_text="Var den står, till exempel Vid entrén.")
    nyckel_hash = models.CharField("nyckel, hashad", max_length=64, unique=True)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    skapad_av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="skapad av", db_index=False)
    sparrad = models.DateTimeField("spärrad", null=True, blank=True)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kontor", "namn", "nyckel_hash", "skapad", "skapad_av", "sparrad"))

    class Meta:
        verbose_name = "skärm"
        verbose_name_plural = "skärmar"
        ordering = ["kontor", "namn"]
        constraints = [
            models.UniqueConstraint(
                fields=["kontor", "namn"],
                condition=models.Q(sparrad__isnull=True),
                name="skarm_namn_per_kontor",
                violation_error_message="Kontoret har redan en skärm med det namnet.",
            )
        ]

    def __str__(self) -> str:
        return self.namn

    @staticmethod
    def new_nyckel() -> str:
        """A new key, in groups for those who type it."""
        raw = "".join(secrets.choice(ALFABET) for _ in range(ANTAL_TECKEN))
        return "-".join(raw[i : i + 4] for i in range(0, ANTAL_TECKEN, 4))
