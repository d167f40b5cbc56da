"""Which changes of what is known of an article need somebody who reviews it: those that show readers what nobody has approved.

Subject, article types, contact way and what to read too sort the article and lead on from it; those who write it keep them.
"""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from kunskapsbank.models import Artikel
from kunskapsbank.status import Malgrupp

ETT_AR = timedelta(days=365)


def latest_review(idag: date | None = None) -> date:
    """The last day on which the next review of an article may be: so many months ahead as the municipality has said."""
    idag = idag or timezone.localdate()
    years, month = divmod(idag.month - 1 + settings.GRANSKNING_HOGST_MANADER, 12)
    year = idag.year + years
    return date(year, month + 1, min(idag.day, calendar.monthrange(year, month + 1)[1]))


def usual_review(idag: date | None = None) -> date:
    """When the next review is, unless somebody says otherwise: in a year, or before that where the municipality says so."""
    idag = idag or timezone.localdate()
    return min(idag + ETT_AR, latest_review(idag))


def say_latest_review() -> str:
    """Why a day after that is refused."""
    text = _("Välj ett datum inom %(antal)d månader. Efter det kan ingen lita på att svaret stämmer.")
    return text % {"antal": settings.GRANSKNING_HOGST_MANADER}


def refusals(artikel: Artikel, changed: Mapping[str, Any], *, is_out: bool) -> dict[str, str]:
    """Why one who does not review the article may not change these fields to these values; by field, empty when it may be done.

    `is_out` is whether some text of it is published or approved to be.
    """
    enhet = {"enhet": artikel.ansvarig_enhet}
    found = {}
    if "granskas_senast" in changed:
        found["granskas_senast"] = _("Dagen för nästa granskning bestäms av den som granskar artikeln på %(enhet)s.") % enhet
    if not is_out:
        return found
    if changed.get("malgrupp") == Malgrupp.PUBLIK:
        found["malgrupp"] = _("Bara den som granskar artiklar på %(enhet)s kan visa den för alla.") % enhet
    if "ansvarig_enhet" in changed:
        found["ansvarig_enhet"] = _("Läsarna ser artikeln. Bara den som granskar artiklar på %(enhet)s kan flytta den.") % enhet
    # Of an internal article too: who opens it to everybody has seen the source when it was approved, and not since.
    for namn in {"kalla", "kalla_lank"} & changed.keys():
        found[namn] = _("Läsarna ser källan. Bara den som granskar artiklar på %(enhet)s kan ändra den.") % enhet
    for namn in {"giltig_fran", "giltig_till"} & changed.keys():
        if _is_longer(artikel, namn, changed[namn]):
            found[namn] = _("Bara den som granskar artiklar på %(enhet)s kan låta texten gälla fler dagar.") % enhet
    return found


def _is_longer(artikel: Artikel, namn: str, dag: date | None) -> bool:
    """Whether the article would hold on days when it does not hold now."""
    if namn == "giltig_fran":
        return dag < artikel.giltig_fran
    return artikel.giltig_till is not None and (dag is None or dag > artikel.giltig_till)
