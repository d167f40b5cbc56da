"""The municipality's own words of a mail, in place of the product's."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from kontaktcenter.oversattning import Oversattbar
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kontaktcenter.utkorg import mallar

LANGSTA_AMNESRAD = 120


class Mejltext(Oversattbar):
    """A mail in the municipality's own words, with {fields} that are filled in for each mail.

    A language without own words gets the product's: an Arabic mail is never half Swedish.
    """

    kod = models.SlugField("mejl", max_length=50, unique=True)
    is_active = models.BooleanField("används", default=False, help_text="Utan bock skickas systemets egen text.")
    amnesrad = models.CharField("ämnesrad", max_length=LANGSTA_AMNESRAD)
    text = models.TextField("text", max_length=5_000)

    oversattbara = ("amnesrad", "text")
    history = HistoricalRecords()
    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kod", "is_active", "amnesrad", "text", "oversattningar"))

    class Meta:
        verbose_name = "mejltext"
        verbose_name_plural = "mejltexter"
        ordering = ["kod"]

    def __str__(self) -> str:
        mall = mallar.find(self.kod)
        return str(mall.namn) if mall else self.kod

    def clean(self) -> None:
        """Refuse fields that the mail does not have, and words without what the mail is there to tell."""
        super().clean()
        mall = mallar.find(self.kod)
        if mall is None:
            raise ValidationError({"kod": "Välj ett mejl i listan."})
        errors = mall.faults(self.amnesrad, self.text)
        if errors:
            raise ValidationError(errors)

    def in_language(self, sprak: str, svenska: str = "sv") -> tuple[str, str] | None:
        """Subject and text in `sprak`, if both are there."""
        if sprak == svenska:
            return self.amnesrad, self.text
        own = self.oversattningar.get(sprak, {})
        return (own["amnesrad"], own["text"]) if own.get("amnesrad") and own.get("text") else None
