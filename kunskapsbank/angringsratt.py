"""Who may undo the reading of a file: that changes what readers see as much as reading it in did, and asks for the same right."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Enhet
from kunskapsbank.models import Artikeltext, Inlasning, Inlasningsrad, Revision
from kunskapsbank.radverkan import fact_fields
from kunskapsbank.rattigheter import By, may_publish_unreviewed
from kunskapsbank.status import Lage
from kunskapsbank.uppgiftsratt import refusals

NAMNDA = 3
"""Units that are named."""


def check_undo(inlasning: Inlasning, by: By) -> None:
    """Refuse, with SaknarBehorighet, one who lacks the right to what readers would see; all or nothing, so that another can undo it all."""
    if by is None or by.may(Behorighet.FORVALTA_SYSTEM):
        return
    rows = inlasning.rader.filter(is_inford=True, artikel__isnull=False).exclude(fore__has_key="nekad")
    refused = _refused(list(rows.select_related("artikel__ansvarig_enhet")), by)
    if not refused:
        return
    antal = sum(refused.values())
    vad = ngettext("%(antal)d rad ändrar vad läsarna ser.", "%(antal)d rader ändrar vad läsarna ser.", antal) % {"antal": antal}
    vem = _("Inläsningen ångras av en redaktör som också granskar artiklar på %(enheter)s, eller som förvaltar systemet.")
    namn = sorted(str(enhet) for enhet in refused)
    enheter = ", ".join(namn[:NAMNDA]) + (" …" if len(namn) > NAMNDA else "")
    raise SaknarBehorighet(f"{vad} {vem % {'enheter': enheter}}")


def _refused(rader: list[Inlasningsrad], by: By) -> Counter[Enhet]:
    """How many of the rows are not `by`'s to undo, by the unit that answers for the article."""
    shown = _shown_by(rader)
    visible = _visible({rad.artikel_id for rad in rader})
    enheter = {enhet.kortnamn: enhet for enhet in Enhet.objects.all()}
    found: Counter[Enhet] = Counter()
    for rad in rader:
        facts = _facts_before(rad, enheter)
        if not _may_undo(rad, facts, by, is_shown=rad.pk in shown, is_out=rad.artikel_id in visible):
            found[rad.artikel.ansvarig_enhet] += 1
    return found


def _facts_before(rad: Inlasningsrad, enheter: Mapping[str, Enhet]) -> dict[str, Any]:
    """Without the subject, which anybody who writes may change, and a unit that has another short name now, which nobody can go back to."""
    said = rad.fore.get("uppgifter", {}).items()
    known = {namn: value for namn, value in said if namn != "amne" and (namn != "ansvarig_enhet" or value in enheter)}
    return fact_fields(known, {}, enheter)


def _may_undo(rad: Inlasningsrad, facts: dict[str, Any], by: By, *, is_shown: bool, is_out: bool) -> bool:
    artikel = rad.artikel
    if may_publish_unreviewed(by, [artikel.ansvarig_enhet_id]):
        return not is_shown or "ansvarig_enhet" not in facts or may_publish_unreviewed(by, [facts["ansvarig_enhet"].pk])
    return not is_shown and not refusals(artikel, facts, is_out=is_out)


def _shown_by(rader: list[Inlasningsrad]) -> set[int]:
    """The rows that published something without a review, which stands; what somebody has reviewed or moved since is left by undoing."""
    made = {rad.fore["revision"]: rad.pk for rad in rader if rad.fore.get("revision")}
    out = Revision.objects.filter(pk__in=made, lage=Lage.PUBLICERAD, version=1).values_list("pk", flat=True)
    return {made[pk] for pk in out} | {rad.pk for rad in rader if rad.fore.get("uppgifter", {}).get("indragen")}


def _visible(artiklar: set[int]) -> set[int]:
    """The articles of which some text is published or approved to be."""
    out = Q(publicerad__isnull=False) | Q(revisioner__lage=Lage.GODKAND)
    return set(Artikeltext.objects.filter(out, artikel__in=artiklar).values_list("artikel", flat=True))
