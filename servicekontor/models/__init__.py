"""Models of the service offices, one noun per file."""

from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.oppettid import Oppettid, Oppettidsslag, Oppetundantag, Veckor

__all__ = ["Kontor", "Oppettid", "Oppettidsslag", "Oppetundantag", "Resurs", "Veckor"]
