"""Every link of what is in use, followed once a week; what is found is kept beside the text."""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog
from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone

from kunskapsbank.lankar import Svar, follow
from kunskapsbank.markdown import links
from kunskapsbank.models import Artikeltext, Lankkontroll

log = structlog.get_logger(__name__)
TATHET = timedelta(days=6, hours=12)
"""How old a check may be; half a day under a week, so that a nightly job keeps the week."""
PER_GANG = 2_000
PAUS = 1.0
"""Seconds between two questions to the same host."""
FA = 5
"""Fewer links than this say nothing of whether it is we who have no network."""


def collect_links() -> int:
    """Let there be a row for each link of a text in use and none for others; how many links there are."""
    wanted = {
        (text.pk, adress)
        for text in Artikeltext.objects.in_use().select_related("publicerad", "artikel").iterator(chunk_size=500)
        for adress in _links_of(text)
    }
    kept = {(text, adress): pk for pk, text, adress in Lankkontroll.objects.values_list("pk", "text", "adress")}
    new = [Lankkontroll(text_id=text, adress=adress) for text, adress in sorted(wanted - set(kept))]
    Lankkontroll.objects.bulk_create(new, ignore_conflicts=True, batch_size=1_000)
    Lankkontroll.objects.filter(pk__in=[kept[row] for row in set(kept) - wanted]).delete()
    return len(wanted)


def check_links(nu: datetime | None = None, *, paus: float = PAUS) -> int:
    """Follow the links whose check is a week old, each address once however many texts name it; how many were followed.

    Nothing is noted when nobody at all answers: then it is our own network that is down.
    """
    nu = nu or timezone.now()
    due = Lankkontroll.objects.filter(Q(kontrollerad__isnull=True) | Q(kontrollerad__lt=nu - TATHET))
    rows = due.values("adress").annotate(oldest=Min("kontrollerad")).order_by("oldest", "adress")
    answers = _follow_all([row["adress"] for row in rows[:PER_GANG]], paus)
    if len(answers) >= FA and all(svar.is_utan_svar for svar in answers.values()):
        log.warning("link_check_without_network", links=len(answers))
        return 0
    for adress, svar in answers.items():
        _note(adress, svar, nu)
    return len(answers)


def _links_of(text: Artikeltext) -> Iterable[str]:
    revision = text.publicerad
    words = [revision.svar, *(steg.get("text", "") for steg in revision.steg)]
    # The time goes to reading the Markdown, and most texts have no link at all.
    found = [adress for part in words if "http" in part for adress in links(part)]
    if text.artikel.kalla_lank:
        found.append(text.artikel.kalla_lank)
    return (adress for adress in found if len(adress) <= 500)


def _follow_all(adresser: list[str], paus: float) -> dict[str, Svar]:
    answers, asked = {}, {}
    for adress in adresser:
        host = urlsplit(adress).netloc
        wait = asked.get(host, 0.0) + paus - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        answers[adress] = follow(adress)
        asked[host] = time.monotonic()
    return answers


@transaction.atomic
def _note(adress: str, svar: Svar, nu: datetime) -> None:
    rows = Lankkontroll.objects.filter(adress=adress)
    if svar.fel:
        rows.filter(fel_sedan__isnull=True).update(fel_sedan=nu)
        rows.update(kontrollerad=nu, status=svar.status, fel=svar.fel)
    else:
        rows.update(kontrollerad=nu, status=svar.status, fel="", fel_sedan=None)
