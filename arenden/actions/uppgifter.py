"""What is known of a case is put right: its answers and place, its secrecy, the citizen's code; and who is behind it is looked up."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import lock_arende, record, save_arende
from arenden.actions.insnavning import let_go
from arenden.foljkod import hash_secret, new_code
from arenden.indata import Plats
from arenden.models import Anteckning, Arende
from arenden.rattigheter import decidable_sekretess
from arenden.status import Handelsetyp, Handling
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Sekretess
from kontaktcenter.texter import clean_text
from kontaktcenter.uppgifter import clean_svar


@transaction.atomic
def update_uppgifter(*, arende: Arende, uppgifter: Mapping[str, Any], plats: Plats, by: Anvandare, version: int | None = None) -> Arende:
    """Put right the answers to the follow-up questions, and the place. Answers that the case's type does not ask for are kept.

    Raises Inmatningsfel naming the question, or `plats` for a place that is missing where one is needed or lies off the earth.
    """
    plats_text = clean_text(plats.text, falt="plats_text", is_required=False, max_length=200)
    arende = lock_arende(arende, handling=Handling.ANDRA, by=by, version=version)
    _check_plats(arende, plats)
    asked = {f.nyckel for f in arende.arendetyp.foljdfragor.all()}
    kept = {nyckel: svar for nyckel, svar in arende.uppgifter.items() if nyckel not in asked}
    new = kept | clean_svar(arende.arendetyp, uppgifter, is_complete=False, forut=arende.uppgifter)
    changed = sorted(k for k in {*new, *arende.uppgifter} if new.get(k) != arende.uppgifter.get(k))
    if (plats_text, plats.lat, plats.lon) != (arende.plats_text, arende.plats_lat, arende.plats_lon):
        changed.append("plats")
    if not changed:
        return arende
    arende.uppgifter, arende.plats_text, arende.plats_lat, arende.plats_lon = new, plats_text, plats.lat, plats.lon
    save_arende(arende, "uppgifter", "plats_text", "plats_lat", "plats_lon")
    record(Handelsetyp.UPPGIFTER_ANDRADE, by=by, arende=arende, falt=changed)
    return arende


def _check_plats(arende: Arende, plats: Plats) -> None:
    is_half = (plats.lat is None) != (plats.lon is None)
    if is_half or (plats.lat is not None and not (-90 <= plats.lat <= 90 and -180 <= plats.lon <= 180)):
        raise Inmatningsfel(_("Platsen ligger utanför kartan."), falt="plats_text")
    if arende.arendetyp.requires_plats and not plats:
        raise Inmatningsfel(_("Ange platsen: en adress eller en punkt på kartan."), falt="plats_text")


@transaction.atomic
def change_sekretess(*, arende: Arende, sekretess: Sekretess, orsak: str, by: Anvandare, version: int | None = None) -> Arende:
    """Decide who may read the content; the reason is kept as a note (OSL 2009:400: secrecy is tried case by case).

    Raises SaknarBehorighet for lowering the secrecy of what lies at a unit that is not one's own.
    """
    orsak = clean_text(orsak, falt="orsak", max_length=5_000)
    arende = lock_arende(arende, handling=Handling.ANDRA_SEKRETESS, by=by, version=version)
    if sekretess == arende.sekretess:
        raise Inmatningsfel(_("Ärendet har redan den sekretessen."), falt="sekretess")
    if sekretess not in decidable_sekretess(by, arende):
        raise SaknarBehorighet(_("Bara enheten som har ärendet får sänka sekretessen."))
    fore, arende.sekretess = arende.sekretess, sekretess
    save_arende(arende, "sekretess")
    let_go(arende, by=by)
    note = Anteckning.objects.create(arende=arende, text=orsak, forfattare=by)
    record(Handelsetyp.SEKRETESS_ANDRAD, by=by, arende=arende, fran=fore, till=str(sekretess), anteckning=note.pk)
    return arende


@transaction.atomic
def renew_code(*, arende: Arende, by: Anvandare) -> Arende:
    """Give the citizen a new code and link, mailed to the address that the case has and to no other; the old code ends.

    Ordered again in the same minute it is the same order: a second code would make the one on its way worthless.
    Refused for a case without address: a code is never read out to somebody who only says who they are.
    """
    arende = lock_arende(arende, handling=Handling.NY_KOD, by=by)
    if notiser.is_new_code_under_way(arende):
        return arende
    kod = new_code()
    arende.foljkod_hash = hash_secret(kod)
    arende.save(update_fields=["foljkod_hash"])
    record(Handelsetyp.NY_KOD_SKICKAD, by=by, arende=arende)
    notiser.mail_new_code(arende, kod)
    return arende


@transaction.atomic
def reveal_person(*, arende: Arende, by: Anvandare) -> None:
    """Log that somebody looks at protected personal data of the case, before they are shown.

    Raises SaknarBehorighet for one who may not read the content.
    """
    if not Arende.objects.visible_to(by).filter(pk=arende.pk).exists() or not arende.is_readable_by(by):
        raise SaknarBehorighet(_("Innehållet i ärendet är sekretessbelagt för dig."))
    record(Handelsetyp.PERSON_VISAD, by=by, arende=arende)
