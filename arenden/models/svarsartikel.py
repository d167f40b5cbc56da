"""Which articles of the knowledge base gave the answer to a question."""

from django.db import models

from arenden.models.kontakt import Fraga
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models import Artikel


class Svarsartikel(models.Model):
    """That an article gave the answer to a question, in the language that it was read in."""

    fraga = models.ForeignKey(Fraga, models.CASCADE, related_name="svarsartiklar", verbose_name="fråga", db_index=False)
    artikel = models.ForeignKey(Artikel, models.CASCADE, related_name="svarsartiklar", verbose_name="artikel")
    sprak = models.CharField("språk", max_length=10, default="sv")

    personuppgifter = Deklaration(Gallring.MED_ARENDET, ofarliga=("id", "fraga", "artikel", "sprak"))

    class Meta:
        verbose_name = "artikel som gav svar"
        verbose_name_plural = "artiklar som gav svar"
        ordering = ["fraga", "id"]
        constraints = [models.UniqueConstraint(fields=["fraga", "artikel"], name="svarsartikel_en_gang")]

    def __str__(self) -> str:
        return f"{self.fraga_id} {self.artikel_id}"
