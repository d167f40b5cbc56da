"""What other programs follow: an Atom feed of changes, a map of the site for search engines, and what these should leave alone."""

from io import StringIO
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from kunskapsbank.models import Artikeltext
from kunskapsbank.svarsrad import Svarsrad, as_rows, with_words
from kunskapsbank.views.medborgare.sida import offentlig

FLEST_ANDRINGAR = 50
FLEST_ADRESSER = 50_000
"""Of a file, by the protocol (sitemaps.org); with an address per language."""
KARTANS_RUM = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9", "xmlns:xhtml": "http://www.w3.org/1999/xhtml"}
SLUTNA = ("/admin/", "/formular/", "/kvitto/", "/folj/", "/foljer/", "/logga-in/")


@offentlig
@require_safe
def andringar(request: HttpRequest) -> HttpResponse:
    """The texts that were published last, in every language, or in the one asked for."""
    texts = with_words(Artikeltext.objects.public()).order_by("-publicerad__publicerad", "-pk")
    if request.sprakfraga:
        texts = texts.filter(sprak=request.sprak)
    base = settings.BAS_URL.rstrip("/")
    feed = Atom1Feed(
        title=_("Svar från %(kommun)s: nytt och ändrat") % {"kommun": settings.KOMMUN["namn"]},
        link=base + reverse("svar"),
        description="",
        language=request.LANGUAGE_CODE,
        feed_url=base + request.path,
        author_name=settings.KOMMUN["namn"],
    )
    for text in texts[:FLEST_ANDRINGAR]:
        _add_entry(feed, text)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add_entry(feed: Atom1Feed, text: Artikeltext) -> None:
    rad = Svarsrad(text, text)
    link = f"{rad.hel_adress}?sprak={text.sprak}"
    feed.add_item(
        title=rad.revision.titel,
        link=link,
        unique_id=f"{settings.BAS_URL.rstrip('/')}/svar/{text.artikel_id}/{text.sprak}/{rad.revision.nummer}",
        description=rad.revision.kort_svar,
        updateddate=rad.revision.publicerad,
        categories=[rad.artikel.amne.namn],
    )


@offentlig
@require_safe
def webbkarta(request: HttpRequest) -> HttpResponse:
    """Every public article with its languages and when its words were published; and the pages that lead to them."""
    texts = Artikeltext.objects.public().select_related("publicerad").order_by("artikel_id", "sprak")
    texts = texts.only("artikel_id", "sprak", "publicerad__titel", "publicerad__publicerad")[:FLEST_ADRESSER]
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", KARTANS_RUM)
    for namn in ("hem", "svar"):
        xml.startElement("url", {})
        xml.addQuickElement("loc", settings.BAS_URL.rstrip("/") + reverse(namn))
        xml.endElement("url")
    for _pk, own in groupby(texts, key=lambda text: text.artikel_id):
        _add_article(xml, list(own))
    xml.endElement("urlset")
    return HttpResponse(out.getvalue(), content_type="application/xml; charset=utf-8")


def _add_article(xml: SimplerXMLGenerator, texts: list[Artikeltext]) -> None:
    [rad] = as_rows(texts, "sv").values()
    for text in texts:
        xml.startElement("url", {})
        xml.addQuickElement("loc", f"{rad.hel_adress}?sprak={text.sprak}")
        xml.addQuickElement("lastmod", text.publicerad.publicerad.isoformat(timespec="seconds"))
        for other in texts if len(texts) > 1 else ():
            link = {"rel": "alternate", "hreflang": other.sprak, "href": f"{rad.hel_adress}?sprak={other.sprak}"}
            xml.addQuickElement("xhtml:link", "", link)
        xml.endElement("url")


@offentlig
@require_safe
def robotar(request: HttpRequest) -> HttpResponse:
    """What search engines should leave alone, and where the map is."""
    karta = settings.BAS_URL.rstrip("/") + reverse("webbkarta")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in SLUTNA), "", f"Sitemap: {karta}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
