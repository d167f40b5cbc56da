"""Finding what an address names, for one who may know of it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from kunskapsbank.models import Artikel, Artikeltext, Revision
from kunskapsbank.rattigheter import is_in_editing, may_manage


def check_in_editing(request: HttpRequest) -> None:
    """Refuse those who have nothing to do with writing articles."""
    if not is_in_editing(request.user):
        raise PermissionDenied(_("Bara redaktörer och de som granskar artiklar kommer åt de här sidorna."))


def get_artikel(request: HttpRequest, pk: int) -> Artikel:
    """The article when the user writes it or answers for it. 404 for one that the user cannot read either."""
    artikel = Artikel.objects.select_related("ansvarig_enhet", "ansvarig", "amne", "samling").filter(pk=pk).first()
    if artikel is None:
        raise Http404(_("Artikeln finns inte."))
    if may_manage(request.user, artikel):
        return artikel
    if not Artikeltext.objects.readable_by(request.user).filter(artikel=artikel).exists():
        raise Http404(_("Artikeln finns inte."))
    raise PermissionDenied(_("Artikeln sköts av %(enhet)s. Du kan läsa den, men inte ändra den.") % {"enhet": artikel.ansvarig_enhet})


def get_revision(request: HttpRequest, pk: int) -> Revision:
    """The revision with its article, as `get_artikel` gives that."""
    revision = Revision.objects.select_related("text__publicerad", "skapad_av", "granskad_av", "original__text").filter(pk=pk).first()
    if revision is None:
        raise Http404(_("Texten finns inte."))
    revision.text.artikel = get_artikel(request, revision.text.artikel_id)
    return revision


def get_text(artikel: Artikel, sprak: str) -> Artikeltext | None:
    """The article in one language, if it has been begun."""
    text = Artikeltext.objects.select_related("publicerad").filter(artikel=artikel, sprak=sprak).first()
    if text is not None:
        text.artikel = artikel
    return text


def published_in(artikel: Artikel, sprak: str) -> Revision | None:
    """What is published of the article in one language, with its text."""
    return Revision.objects.select_related("text").filter(publicerad_som__artikel=artikel, publicerad_som__sprak=sprak).first()
