"""The log of looks is examined: that too is kept."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.actions.grund import record
from arenden.models import Arende, Handelse
from arenden.status import Handelsetyp
from arenden.visningslogg import LANGST_PERIOD, examinable_cases, may_examine
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare


@transaction.atomic
def examine_log(*, anvandare: Anvandare | None, arende: Arende | None, fran: date, till: date, by: Anvandare) -> Handelse:
    """Note that `by` asks what a person has looked at, who has looked at a case, or both; the event names the search from then on.

    Those who read the case are not told (`tidslinje.told_handelser`): they may be the ones looked into. Raises SaknarBehorighet,
    and Inmatningsfel for a search about nothing or a period that is too long, backwards or to come.
    """
    if not may_examine(by):
        raise SaknarBehorighet(_("Bara systemförvaltare och registratorer granskar visningsloggen."))
    if anvandare is None and arende is None:
        raise Inmatningsfel(_("Välj en medarbetare eller skriv ett ärendenummer."), falt="anvandare")
    if arende is not None and not examinable_cases(by).filter(pk=arende.pk).exists():
        raise Inmatningsfel(_("Ärendet finns inte, eller så får du inte granska det. Skriv hela ärendenumret."), falt="nummer")
    if till < fran:
        raise Inmatningsfel(_("Till och med-dagen kommer före från-dagen."), falt="till")
    if fran > timezone.localdate():
        raise Inmatningsfel(_("Perioden har inte börjat än."), falt="fran")
    if till - fran > timedelta(days=LANGST_PERIOD):
        raise Inmatningsfel(_("Välj en period på högst ett år."), falt="till")
    granskad = anvandare.pk if anvandare else None
    return record(
        Handelsetyp.VISNINGSLOGG_GRANSKAD, by=by, arende=arende, granskad=granskad, fran=fran.isoformat(), till=till.isoformat()
    )
