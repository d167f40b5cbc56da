"""An article as a list shows it to one reader: in the best language, with its address and how fresh it is. Nothing internal is read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import slugify

from kunskapsbank.basta_text import Sprak, best_text, describe_sprak
from kunskapsbank.models import Artikel, Artikeltext, Revision
from kunskapsbank.status import Farskhet

INTERNA = (
    *(f"publicerad__{falt}" for falt in ("intern_not", "kommentar", "atersandes_for")),
    *(f"artikel__{falt}" for falt in ("kontaktvag", "behover_andras")),
)
"""What is for the staff alone: never fetched for anybody's page."""
LANGSTA_SLUG = 80
UTAN_ORD = "svar"


@dataclass(frozen=True)
class Svarsrad:
    """An article, the text of it that the reader gets, and the text that names its address."""

    text: Artikeltext
    namngivande: Artikeltext

    @property
    def artikel(self) -> Artikel:
        """The article."""
        return self.text.artikel

    @property
    def revision(self) -> Revision:
        """The words that are published."""
        return self.text.publicerad

    @property
    def sprak(self) -> Sprak:
        """The language of the words."""
        return describe_sprak(self.text.sprak)

    @property
    def farskhet(self) -> Farskhet:
        """How far the article can be trusted today."""
        return self.artikel.farskhet()

    @property
    def is_prov(self) -> bool:
        """Whether it belongs to a trial collection: no answer of the municipality's, and marked so wherever it is shown."""
        return self.artikel.samling.is_prov

    @property
    def slug(self) -> str:
        """The words of the address: from the Swedish title, so that it is the same in every language."""
        return make_slug(self.namngivande.publicerad.titel)

    @property
    def adress(self) -> str:
        """The path of the page."""
        return reverse("svar_artikel", kwargs={"pk": self.text.artikel_id, "slug": self.slug})

    @property
    def hel_adress(self) -> str:
        """The whole address, for what leaves the site."""
        return settings.BAS_URL.rstrip("/") + self.adress


def make_slug(titel: str) -> str:
    """A title as part of an address."""
    return slugify(titel)[:LANGSTA_SLUG].strip("-") or UTAN_ORD


def with_words(texts: QuerySet[Artikeltext]) -> QuerySet[Artikeltext]:
    """The texts with article, subject and published words, without what is internal and without the long answer."""
    return texts.select_related("publicerad", "artikel__amne", "artikel__samling").defer(*INTERNA, "publicerad__svar")


def as_rows(texts: Iterable[Artikeltext], sprak: str) -> dict[int, Svarsrad]:
    """One row per article, by its id, in the order that the articles first come; `texts` have their words."""
    by_article: dict[int, list[Artikeltext]] = {}
    for text in texts:
        by_article.setdefault(text.artikel_id, []).append(text)
    return {pk: Svarsrad(best_text(own, sprak), best_text(own, "sv")) for pk, own in by_article.items()}
