"""Models of the service offices, one noun per file."""

from servicekontor.models.handelse import Kontorshandelse
from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.oppettid import Oppettid, Oppettidsslag, Oppetundantag, Veckor

__all__ = ["Kontor", "Kontorshandelse", "Oppettid", "Oppettidsslag", "Oppetundantag", "Resurs", "Veckor"]
