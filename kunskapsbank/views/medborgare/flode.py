"""What other programs follow: an Atom feed of changes, a map of the site for search engines, and what these should leave alone."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.db.models.functions import Left
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kontaktcenter.views.offentlig import offentlig
from kontaktcenter.webbkarta import all_sidor
from kunskapsbank.basta_text import preference
from kunskapsbank.markdown import plain
from kunskapsbank.models import Artikeltext
from kunskapsbank.svarsrad import Svarsrad, make_slug, with_words

FLEST_ANDRINGAR = 50
LANGSTA_SAMMANFATTNING = 300
FLEST_ADRESSER = 50_000
"""Of a file, by the protocol (sitemaps.org); with an address per language."""
KARTANS_RUM = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
SLUTNA = ("/admin/", "/formular/", "/kvitto/", "/folj/", "/foljer/", "/logga-in/", "/bokning/")


@offentlig
@require_safe
def andringar(request: HttpRequest) -> HttpResponse:
    """The texts that were published last, in every language, or in the one asked for."""
    texts = with_words(Artikeltext.objects.public()).annotate(borjan=Left("publicerad__svar", 4 * LANGSTA_SAMMANFATTNING))
    texts = texts.order_by("-publicerad__publicerad", "-pk")
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
        title=_("Provfråga: %(titel)s") % {"titel": rad.revision.titel} if rad.is_prov else rad.revision.titel,
        link=link,
        unique_id=f"{settings.BAS_URL.rstrip('/')}/svar/{text.artikel_id}/{text.sprak}",
        description=rad.revision.kort_svar or Truncator(plain(text.borjan)).chars(LANGSTA_SAMMANFATTNING),
        updateddate=rad.revision.publicerad,
        categories=[rad.artikel.amne.namn, *([rad.artikel.samling.namn] if rad.is_prov else [])],
    )


@offentlig
@require_safe
def webbkarta(request: HttpRequest) -> HttpResponse:
    """Every public article with its languages and when its words were published, none on trial; and the pages that lead to them."""
    texts = Artikeltext.objects.public().filter(artikel__samling__is_prov=False).order_by("artikel_id", "sprak")
    # Read and written as plain values: with ten thousand articles, objects and an XML writer take twice as long.
    rows = texts.values_list("artikel_id", "sprak", "publicerad__titel", "publicerad__publicerad")[:FLEST_ADRESSER]
    base = settings.BAS_URL.rstrip("/")
    parts = ['<?xml version="1.0" encoding="utf-8"?>\n', f"<urlset {KARTANS_RUM}>"]
    parts += [f"<url><loc>{escape(base + sida)}</loc></url>" for sida in (reverse("hem"), reverse("svar"), *all_sidor())]
    for pk, own in groupby(rows, key=itemgetter(0)):
        parts += _map_rows(base, pk, [text[1:] for text in own])
    return HttpResponse("".join([*parts, "</urlset>"]), content_type="application/xml; charset=utf-8")


def _map_rows(base: str, pk: int, texts: list[tuple[str, str, datetime]]) -> Iterator[str]:
    """One address per language, each with the others; named as in Swedish."""
    titel = min(texts, key=lambda text: preference(text[0], "sv"))[1]
    address = escape(base + reverse("svar_artikel", kwargs={"pk": pk, "slug": make_slug(titel)}))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{sprak}" href="{address}?sprak={sprak}"></xhtml:link>' for sprak, _titel, _tid in texts
    )
    for sprak, _titel, tid in texts:
        lastmod = tid.isoformat(timespec="seconds")
        yield f"<url><loc>{address}?sprak={sprak}</loc><lastmod>{lastmod}</lastmod>{links if len(texts) > 1 else ''}</url>"


@offentlig
@require_safe
def robotar(request: HttpRequest) -> HttpResponse:
    """What search engines should leave alone, and where the map is."""
    karta = settings.BAS_URL.rstrip("/") + reverse("webbkarta")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in SLUTNA), "", f"Sitemap: {karta}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
