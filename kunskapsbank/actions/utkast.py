"""Words on their way to be published: every save is a revision of its own, so that no hand's words are ever lost."""

from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.texter import clean_text
from kunskapsbank.actions.grund import lock_artikel, lock_revision, lock_text, move
from kunskapsbank.actions.handelse import record
from kunskapsbank.fel import Kollision
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Artikeltext, Revision
from kunskapsbank.rattigheter import By, check, may_review, may_write
from kunskapsbank.status import OPPNA, Handelsetyp, Lage

ORIGINAL = "sv"
"""The language that is written first and that the others are translated from."""


class Sedd(NamedTuple):
    """The version of a text that a page showed: which revision, and how many times it had been moved. 0 is none at all."""

    revision: int
    version: int

    @classmethod
    def of(cls, revision: Revision | None) -> "Sedd":
        """As the page writes it."""
        return cls(revision.pk, revision.version) if revision else cls(0, 0)


@transaction.atomic
def save_utkast(
    *,
    artikel: Artikel,
    innehall: Innehall,
    by: By,
    sprak: str = ORIGINAL,
    andring: str = Revision.Andring.STORRE,
    kommentar: str = "",
    is_jamford: bool = False,
    sedd: Sedd | None = None,
) -> Revision:
    """Save the words as a new revision in state `utkast`; the draft before it, if any, is kept among the versions.

    `sedd` is what the page showed; when the text has changed since, Kollision is raised with the version of whoever was first.
    A translation remembers which Swedish version it follows: the one it was first made from, until `is_jamford` says that it has
    been compared with the one that is published now. Words that say the same as the draft make no new revision.
    """
    innehall = innehall.cleaned()
    kommentar = clean_text(kommentar, falt="kommentar", is_required=False, max_length=300)
    if sprak not in dict(settings.LANGUAGES):
        raise Inmatningsfel(_("Välj ett språk i listan."), falt="sprak")
    if andring not in Revision.Andring.values:
        raise Inmatningsfel(_("Välj om ändringen är mindre eller större."), falt="andring")
    artikel = lock_artikel(artikel)
    check(may_write(by, artikel))
    text = Artikeltext.objects.select_related("publicerad").get_or_create(artikel=artikel, sprak=sprak)[0]
    text.artikel = artikel
    current = current_revision(text)
    _check_sedd(sedd, current)
    _check_editable(current)
    original = _original(text) if is_jamford or current is None else current.original
    is_draft = current is not None and current.lage == Lage.UTKAST
    if is_draft and innehall.is_same_as(current) and (andring, original) == (current.andring, current.original):
        return current
    return _write(text, innehall, current, original, by=by, andring=andring, kommentar=kommentar, typ=Handelsetyp.UTKAST)


@transaction.atomic
def restore(*, revision: Revision, by: By, sedd: Sedd | None = None) -> Revision:
    """Make an older revision's words the draft again; what was the draft is kept among the versions."""
    text = lock_text(revision.text)
    check(may_write(by, text.artikel))
    old = text.revisioner.get(pk=revision.pk)
    current = current_revision(text)
    _check_sedd(sedd, current)
    _check_editable(current)
    if current is not None and Innehall.of(old).is_same_as(current):
        raise OtillatenHandling(_("Texten är redan så här. Det finns inget att hämta tillbaka."))
    kommentar = _("Hämtad från version %(nummer)d") % {"nummer": old.nummer}
    storre = Revision.Andring.STORRE
    return _write(text, Innehall.of(old), current, old.original, by=by, andring=storre, kommentar=kommentar, typ=Handelsetyp.ATERSTALLD)


@transaction.atomic
def discard(*, revision: Revision, by: By, version: int | None = None) -> Revision:
    """Let go of what was to be published next. It is kept among the versions; what is published stays as it is."""
    revision = lock_revision(revision, drag="kasta", version=version)
    artikel = revision.text.artikel
    check(may_write(by, artikel) or may_review(by, artikel))
    move(revision, "kasta")
    record(Handelsetyp.KASTAD, artikel=artikel, by=by, sprak=revision.text.sprak, revision=revision.pk)
    return revision


def current_revision(text: Artikeltext) -> Revision | None:
    """What an editor of the text goes on from: the open revision, else the published one."""
    open_ = text.revisioner.filter(lage__in=OPPNA).select_related("skapad_av").first()
    return open_ or text.publicerad


def _check_sedd(sedd: Sedd | None, current: Revision | None) -> None:
    if sedd is None or current is None or sedd == Sedd.of(current):
        return
    vem = current.skapad_av or _("Systemet")
    raise Kollision(
        _("%(vem)s hann före och sparade version %(nummer)d. Din text är inte sparad än: jämför och spara sedan det som ska gälla.")
        % {"vem": vem, "nummer": current.nummer},
        deras=current,
    )


def _check_editable(current: Revision | None) -> None:
    if current is not None and current.lage in (Lage.GRANSKAS, Lage.GODKAND):
        raise OtillatenHandling(_("Texten ligger för granskning eller väntar på att publiceras. Ta tillbaka den innan du ändrar."))


def _write(
    text: Artikeltext,
    innehall: Innehall,
    current: Revision | None,
    original: Revision | None,
    *,
    by: By,
    andring: str,
    kommentar: str,
    typ: Handelsetyp,
) -> Revision:
    atersandes_for = ""
    if current is not None and current.lage == Lage.UTKAST:
        atersandes_for = current.atersandes_for
        move(current, "kasta")
    last = text.revisioner.order_by("-nummer").values_list("nummer", flat=True).first() or 0
    revision = Revision.objects.create(
        text=text,
        nummer=last + 1,
        andring=andring,
        kommentar=kommentar,
        bygger_pa=current,
        original=original,
        skapad_av=by,
        atersandes_for=atersandes_for,
        **innehall.as_falt(),
    )
    record(typ, artikel=text.artikel, by=by, sprak=text.sprak, revision=revision.pk)
    return revision


def _original(text: Artikeltext) -> Revision | None:
    """The Swedish version that a translation made now is made from: the published one."""
    if text.sprak == ORIGINAL:
        return None
    return Revision.objects.filter(publicerad_som__artikel=text.artikel_id, publicerad_som__sprak=ORIGINAL).first()
