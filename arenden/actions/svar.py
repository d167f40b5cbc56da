"""Words between us and the citizen: the answer, a message, a request to know more, what the citizen adds or takes back."""

from collections.abc import Sequence

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from arenden import notiser
from arenden.actions.arende import INNEHAVARE, end_open_parts, finish, resume, take_untaken
from arenden.actions.ateroppning import release_strangers
from arenden.actions.bilaga import attach_all
from arenden.actions.faktaunderlag import describe_answer, describe_first_answer
from arenden.actions.grund import find_repeated, lock_arende, record, save_arende
from arenden.actions.svarstid import restart_clock, stop_clock
from arenden.actions.svarsvag import check_svarsvag, tell_by, tell_merged
from arenden.aktor import Aktor, By, user_or_none
from arenden.bevakningar import unwatch
from arenden.models import Arende, Bevakning, Meddelande, Notis, Overlamning
from arenden.status import VILAR, Handelsetyp, Handling, Status
from arenden.svarsvag import Svarsvag
from kontaktcenter.models import Anvandare
from kontaktcenter.texter import clean_text

Slag = Meddelande.Slag


@transaction.atomic
def answer(
    *,
    arende: Arende,
    text: str,
    by: Anvandare,
    bilagor: Sequence[File] = (),
    svarsvag: Svarsvag | None = None,
    version: int | None = None,
) -> Meddelande:
    """Send the answer: the case is answered, its hand-off ended, its watches off; the citizen gets a mail, the owner a notice.

    A case that nobody had taken is `by`'s, who gets what the citizen says of it next.
    `svarsvag` says how the answer reaches a citizen who is sent no mail. Raises Inmatningsfel when it is needed and missing.
    """
    text = clean_text(text, falt="text")
    arende = lock_arende(arende, handling=Handling.BESVARA, by=by, version=version)
    check_svarsvag(arende, svarsvag)
    restart_clock(arende)
    nu = timezone.now()
    is_i_tid = nu <= arende.svar_senast
    arende.status, arende.besvarad, arende.vilar_till = Status.BESVARAD, nu, None
    tagit = take_untaken(arende, by=by)
    save_arende(arende, "status", "besvarad", "vilar_till", "klockan_stannad", "svar_senast", *INNEHAVARE)
    meddelande = _write(arende, slag=Slag.SVAR, text=text, by=by, bilagor=bilagor)
    is_av_center = arende.ansvarig_enhet_id == arende.center_id
    told = tagit | ({"svarsvag": str(svarsvag)} if svarsvag else {})
    data = told | describe_answer(arende, nu) | describe_first_answer(arende, by=by, nu=nu)
    record(Handelsetyp.BESVARAT, by=by, arende=arende, is_i_tid=is_i_tid, is_av_center=is_av_center, meddelande=meddelande.pk, **data)
    end_open_parts(arende, Overlamning.Lage.BESVARAD, nu)
    unwatch(arende)
    notiser.mail_answer(arende, meddelande)
    tell_by(arende, meddelande, svarsvag, by=by)
    release_strangers(arende, by=by)
    for merged in arende.sammanslagna.select_related("inlamnare__person", "arendetyp", "center__kalender", "ansvarig_enhet__kalender"):
        same_words = _write(merged, slag=Slag.SVAR, text=text, by=by, bilagor=bilagor)
        notiser.mail_answer(merged, same_words)
        tell_merged(merged, same_words, by=by)
    notiser.notify_owner(arende, Notis.Slag.BESVARAT, unless=by)
    return meddelande


@transaction.atomic
def send_message(*, arende: Arende, text: str, by: Anvandare, bilagor: Sequence[File] = (), version: int | None = None) -> Meddelande:
    """Write to the citizen without answering: the state stays as it is. The same words sent twice are sent once."""
    text = clean_text(text, falt="text")
    arende = lock_arende(arende, handling=Handling.MEDDELA, by=by, version=version)
    repeated = _find_written(arende, Slag.MEDDELANDE, text, by)
    if repeated is not None:
        attach_all(arende=arende, filer=bilagor, by=by, meddelande=repeated)
        return repeated
    meddelande = _write(arende, slag=Slag.MEDDELANDE, text=text, by=by, bilagor=bilagor)
    fakta = describe_first_answer(arende, by=by, nu=timezone.now())
    record(Handelsetyp.MEDDELANDE_SKICKAT, by=by, arende=arende, meddelande=meddelande.pk, **fakta)
    notiser.mail_message(arende, meddelande)
    return meddelande


@transaction.atomic
def request_completion(
    *, arende: Arende, text: str, by: Anvandare, svarsvag: Svarsvag | None = None, version: int | None = None
) -> Meddelande:
    """Ask the citizen for more: the case waits and its answer clock stands still until something comes. Untaken, it is now `by`'s.

    `svarsvag` says how the question reaches a citizen who is sent no mail. Raises Inmatningsfel when it is needed and missing:
    the clock stands still for nobody who has not been asked.
    """
    text = clean_text(text, falt="text")
    arende = lock_arende(arende, handling=Handling.BEGAR_KOMPLETTERING, by=by, version=version)
    check_svarsvag(arende, svarsvag, is_fraga=True)
    stop_clock(arende)
    unwatch(arende, Bevakning.Slag.SVAR)
    arende.status = Status.VANTAR_MEDBORGARE
    tagit = take_untaken(arende, by=by)
    save_arende(arende, "status", "klockan_stannad", *INNEHAVARE)
    meddelande = _write(arende, slag=Slag.KOMPLETTERING_BEGARD, text=text, by=by)
    data = tagit | ({"svarsvag": str(svarsvag)} if svarsvag else {}) | describe_first_answer(arende, by=by, nu=timezone.now())
    record(Handelsetyp.KOMPLETTERING_BEGARD, by=by, arende=arende, meddelande=meddelande.pk, **data)
    notiser.watch_completion(arende)
    notiser.mail_message(arende, meddelande)
    tell_by(arende, meddelande, svarsvag, by=by)
    return meddelande


@transaction.atomic
def add_from_citizen(*, arende: Arende, text: str, by: By = Aktor.MEDBORGAREN, bilagor: Sequence[File] = ()) -> Meddelande:
    """What the citizen adds, by the case's page or told to an agent: wakes a case that waited, starts its clock, tells its holder.

    The same words sent twice are added once.
    """
    text = clean_text(text, falt="text")
    arende = lock_arende(arende, handling=Handling.KOMPLETTERA, by=by)
    repeated = _find_written(arende, Slag.FRAN_MEDBORGAREN, text, by)
    if repeated is not None:
        attach_all(arende=arende, filer=bilagor, by=by, meddelande=repeated)
        return repeated
    is_waited_for = arende.status in VILAR
    if is_waited_for:
        resume(arende)
    meddelande = _write(arende, slag=Slag.FRAN_MEDBORGAREN, text=text, by=by, bilagor=bilagor)
    record(Handelsetyp.KOMPLETTERAT, by=by, arende=arende, meddelande=meddelande.pk, is_vantad=is_waited_for)
    notiser.notify_holder(arende, Notis.Slag.KOMPLETTERAT, unless=by)
    return meddelande


@transaction.atomic
def withdraw(*, arende: Arende, by: By = Aktor.MEDBORGAREN) -> Arende:
    """The citizen takes the case back: it is closed, and its holder and those who follow it are told."""
    arende = lock_arende(arende, handling=Handling.DRA_TILLBAKA, by=by)
    notiser.notify_holder(arende, Notis.Slag.KOMPLETTERAT, unless=by)
    notiser.mail_withdrawn(arende)
    return finish(arende, orsak=Arende.Avslutsorsak.TILLBAKADRAGET, by=by, typ=Handelsetyp.TILLBAKADRAGET)


def is_written(*, arende: Arende, slag: Slag, text: str, by: By) -> bool:
    """Whether `by` wrote those words a moment ago, so that sending them again brings nothing new. Raises as `clean_text`."""
    return _find_written(arende, slag, clean_text(text, falt="text"), by) is not None


def _find_written(arende: Arende, slag: Slag, text: str, by: By) -> Meddelande | None:
    return find_repeated(arende.meddelanden.filter(slag=slag), text=text, by=by)


def _write(arende: Arende, *, slag: Slag, text: str, by: By, bilagor: Sequence[File] = ()) -> Meddelande:
    meddelande = Meddelande.objects.create(arende=arende, slag=slag, text=text, forfattare=user_or_none(by))
    is_theirs = slag == Slag.FRAN_MEDBORGAREN
    attach_all(arende=arende, filer=bilagor, by=by, meddelande=meddelande, is_from_medborgare=is_theirs)
    return meddelande
