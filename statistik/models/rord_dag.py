"""Which days something new was told of."""

from django.db import models

from kontaktcenter.personuppgifter import Deklaration, Gallring


class RordDag(models.Model):
    """A day that is to be counted anew. A trigger writes the row in the transaction of the event, so none is ever missed:

    it is seen the moment the event is, however long that transaction took, and goes in the transaction that has counted the day.
    """

    dag = models.DateField("dag")

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "dag"))

    class Meta:
        verbose_name = "rörd dag"
        verbose_name_plural = "rörda dagar"

    def __str__(self) -> str:
        return f"{self.dag}"
