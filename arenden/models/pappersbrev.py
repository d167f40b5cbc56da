"""A letter on paper that somebody has promised to post."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from arenden.models.meddelande import Meddelande
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Pappersbrev(models.Model):
    """A message that reaches the citizen by post: it waits until somebody says that it is posted.

    The words are the message's and the address the case's; the letter is put together of them when it is printed.
    """

    meddelande = models.OneToOneField(Meddelande, models.CASCADE, related_name="brev", verbose_name="meddelande")
    skapad = models.DateTimeField("skapad", default=timezone.now)
    postat = models.DateTimeField("postat", null=True, blank=True)
    postat_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="postade_brev", verbose_name="postat av"
    )

    personuppgifter = Deklaration(Gallring.MED_ARENDET, ofarliga=("id", "meddelande", "skapad", "postat", "postat_av"))

    class Meta:
        verbose_name = "pappersbrev"
        verbose_name_plural = "pappersbrev"
        ordering = ["skapad", "id"]
        indexes = [models.Index(fields=["skapad"], name="pappersbrev_att_skicka", condition=Q(postat__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=Q(postat__isnull=True, postat_av__isnull=True) | Q(postat__isnull=False, postat_av__isnull=False),
                name="pappersbrev_postat_av_nagon",
            ),
        ]

    def __str__(self) -> str:
        return f"Pappersbrev {self.pk}"
