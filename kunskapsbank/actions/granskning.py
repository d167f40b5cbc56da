"""From draft to published: ask for review, approve or send back, publish now or at a time."""

from datetime import date, datetime, timedelta
from enum import Enum

import structlog
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet, Verksamhetsfel
from kontaktcenter.texter import clean_text
from kontaktcenter.tidsord import exact_time
from kunskapsbank.actions.artikel import set_granskas_senast
from kunskapsbank.actions.grund import check_version, lock_revision, move, save_artikel
from kunskapsbank.actions.handelse import record
from kunskapsbank.actions.index import sync_texter
from kunskapsbank.basta_text import describe_sprak
from kunskapsbank.models import Revision
from kunskapsbank.oversatt import untranslated
from kunskapsbank.rattigheter import By, check, may_approve, may_review, may_write, writers
from kunskapsbank.skillnad import FALT
from kunskapsbank.status import Handelsetyp, Lage

log = structlog.get_logger(__name__)
Begart = Enum("Begart", ["BEGART"])
BEGART = Begart.BEGART
"""The time that the writer has asked for, whatever it is."""
LANGST_I_FORVAG = timedelta(days=2 * 366)
SAKNAR_SVAR = gettext_lazy("Skriv ett svar innan du skickar texten till granskning.")
HUNNIT_PASSERA = timedelta(minutes=15)
"""A time that came while somebody wrote the page that it was chosen on."""


@transaction.atomic
def submit(*, revision: Revision, by: By, publiceras: datetime | None = None, version: int | None = None) -> Revision:
    """Ask the responsible unit to review the draft; `publiceras` is when it should be published at the earliest."""
    revision = lock_revision(revision, drag="skicka_till_granskning", version=version)
    artikel = revision.text.artikel
    check(may_write(by, artikel))
    if not revision.kort_svar and not revision.svar and not revision.steg:
        raise Inmatningsfel(str(SAKNAR_SVAR), falt="kort_svar")
    _check_translated(revision)
    revision.publiceras = _checked_time(publiceras)
    revision.atersandes_for = ""
    move(revision, "skicka_till_granskning", "publiceras", "atersandes_for")
    record(Handelsetyp.SKICKAD, artikel=artikel, by=by, sprak=revision.text.sprak, revision=revision.pk)
    return revision


@transaction.atomic
def send_back(*, revision: Revision, orsak: str, by: By, version: int | None = None) -> Revision:
    """Make what was to be reviewed or published a draft again: the reviewer with a reason, the writer to change more."""
    revision = lock_revision(revision, drag="skicka_tillbaka", version=version)
    artikel = revision.text.artikel
    check(may_review(by, artikel) or may_write(by, artikel))
    is_own = by is not None and may_write(by, artikel) and by.pk in writers(revision)
    revision.atersandes_for = clean_text(orsak, falt="orsak", is_required=not is_own, max_length=500)
    revision.granskad_av = revision.granskad = revision.publiceras = None
    move(revision, "skicka_tillbaka", "atersandes_for", "granskad_av", "granskad", "publiceras")
    record(Handelsetyp.ATERSAND, artikel=artikel, by=by, sprak=revision.text.sprak, revision=revision.pk)
    return revision


@transaction.atomic
def approve(
    *,
    revision: Revision,
    by: By,
    publiceras: datetime | None | Begart = BEGART,
    granskas_senast: date | None = None,
    is_atgardad: bool = False,
    version: int | None = None,
    artikelversion: int | None = None,
) -> Revision:
    """An expert at the responsible unit, who has not written it, says that it is true: it is published now, or at its time.

    `publiceras` is when at the earliest, None is at once (default: what the writer asked for); `granskas_senast` a new review date for
    the article; `is_atgardad` takes away the mark that the article needs change. `version` and `artikelversion` are those that the
    page showed, of the words and of what else readers will see: InaktuellSida is raised when somebody has changed either since.
    """
    revision = lock_revision(revision, drag="godkann", version=version)
    artikel = revision.text.artikel
    check_version(artikel, artikelversion)
    check(may_review(by, artikel))
    if not may_approve(by, revision):
        raise SaknarBehorighet(_("Du har själv skrivit i texten. Be en kollega på %(enhet)s.") % {"enhet": artikel.ansvarig_enhet})
    revision.granskad_av, revision.granskad = by, timezone.now()
    revision.publiceras = revision.publiceras if publiceras is BEGART else _checked_time(publiceras)
    move(revision, "godkann", "granskad_av", "granskad", "publiceras")
    record(Handelsetyp.GODKAND, artikel=artikel, by=by, sprak=revision.text.sprak, revision=revision.pk, **_as_approved(revision))
    _note_review(revision, granskas_senast, is_atgardad)
    if revision.publiceras is None or revision.publiceras <= timezone.now():
        _publish(revision, by)
    return revision


@transaction.atomic
def schedule(*, revision: Revision, publiceras: datetime, by: By, version: int | None = None) -> Revision:
    """Give what is approved another time to be published: those who write it too, but not before the one that was approved."""
    revision = lock_revision(revision, drag="publicera", version=version)
    wanted = _checked_time(publiceras)
    if wanted is None:
        raise Inmatningsfel(_("Tiden har redan varit. Välj en senare."), falt="publiceras")
    _check_time_right(revision, wanted, by)
    revision.publiceras = wanted
    revision.version += 1
    revision.save(update_fields=["publiceras", "version"])
    artikel = revision.text.artikel
    approved = _as_approved(revision) if may_review(by, artikel) else {}
    said = {"revision": revision.pk, "falt": ["publiceras"], **approved}
    record(Handelsetyp.ANDRAD, artikel=artikel, by=by, sprak=revision.text.sprak, **said)
    return revision


@transaction.atomic
def publish(*, revision: Revision, by: By, version: int | None = None) -> Revision:
    """Publish what is approved, now: readers and the search have it when this has committed. Before its time by its reviewers only."""
    revision = lock_revision(revision, drag="publicera", version=version)
    _check_time_right(revision, timezone.now(), by)
    _publish(revision, by)
    return revision


def _check_translated(revision: Revision) -> None:
    """Refuse a translation whose question or answers are the Swedish ones still."""
    same = untranslated(revision)
    if same:
        namn = ", ".join(str(FALT[falt]).lower() for falt in same)
        raise Inmatningsfel(
            _("Texten är inte översatt än. Det här är likadant som på svenska: %(falt)s. Skriv det på %(sprak)s.")
            % {"falt": namn, "sprak": describe_sprak(revision.text.sprak).namn_i_text},
            falt=same[0],
        )


def _check_time_right(revision: Revision, tid: datetime, by: By) -> None:
    """Refuse a time before the one that was approved to those who only write the article."""
    artikel = revision.text.artikel
    check(may_review(by, artikel) or may_write(by, artikel))
    if may_review(by, artikel):
        return
    earliest = _approved_time(revision)
    if earliest is not None and tid < earliest:
        raise SaknarBehorighet(
            _("Texten har godkänts att publiceras tidigast %(tid)s. Bara den som granskar artiklar på %(enhet)s kan ändra till tidigare.")
            % {"tid": exact_time(earliest), "enhet": artikel.ansvarig_enhet}
        )


def _as_approved(revision: Revision) -> dict[str, str]:
    """What an event says of the time that somebody who reviews the article has given."""
    return {"tidigast": revision.publiceras.isoformat()} if revision.publiceras else {}


def _approved_time(revision: Revision) -> datetime | None:
    """When at the earliest, as its reviewers said last; what was approved before events told of it, as it stands now."""
    events = revision.text.artikel.handelser.filter(typ__in=(Handelsetyp.GODKAND, Handelsetyp.ANDRAD), data__revision=revision.pk)
    last = events.filter(data__has_key="tidigast").order_by("-tid", "-pk").first()
    return datetime.fromisoformat(last.data["tidigast"]) if last else revision.publiceras


def publish_due(nu: datetime | None = None) -> int:
    """Publish what is approved and whose time has come; how many. Each is a transaction of its own; safe to run twice at once."""
    due = Revision.objects.filter(lage=Lage.GODKAND, publiceras__lte=nu or timezone.now(), text__artikel__indragen__isnull=True)
    done = 0
    for revision in due.order_by("publiceras", "pk"):
        try:
            publish(revision=revision, by=None, version=revision.version)
            done += 1
        except Verksamhetsfel as error:
            log.info("scheduled_revision_not_published", revision=revision.pk, why=type(error).__name__)
    return done


def _publish(revision: Revision, by: By) -> None:
    text = revision.text
    if text.artikel.indragen is not None:
        raise OtillatenHandling(_("Artikeln är indragen. Ta den i bruk igen innan du publicerar."))
    if text.publicerad is not None:
        move(text.publicerad, "ersatt")
    revision.publicerad = timezone.now()
    move(revision, "publicera", "publicerad")
    text.publicerad = revision
    text.save(update_fields=["publicerad"])
    record(Handelsetyp.PUBLICERAD, artikel=text.artikel, by=by, sprak=text.sprak, revision=revision.pk, andring=revision.andring)
    sync_texter([text.pk])


def _note_review(revision: Revision, granskas_senast: date | None, is_atgardad: bool) -> None:
    artikel, falt = revision.text.artikel, []
    if granskas_senast is not None and granskas_senast != artikel.granskas_senast:
        set_granskas_senast(artikel, granskas_senast)
        falt.append("granskas_senast")
    if is_atgardad and artikel.behover_andras:
        artikel.behover_andras = ""
        falt.append("behover_andras")
    if falt:
        save_artikel(artikel, *falt)


def _checked_time(publiceras: datetime | None) -> datetime | None:
    """A time to come, or None for at once: also one that came while the page was open. Refuses one that has passed."""
    nu = timezone.now()
    if publiceras is None or nu - HUNNIT_PASSERA < publiceras <= nu:
        return None
    if publiceras <= nu:
        raise Inmatningsfel(_("Tiden har redan varit. Välj en senare, eller lämna fältet tomt."), falt="publiceras")
    if publiceras > nu + LANGST_I_FORVAG:
        raise Inmatningsfel(_("Välj en tid inom två år."), falt="publiceras")
    return publiceras
