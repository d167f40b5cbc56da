"""What `/halsa/` says of the search's model: never a fault, for the search is whole without it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kontaktcenter.halsa import Svar
from kunskapsbank.actions.vektor import lacking
from kunskapsbank.mening import read_kodare

RUBRIK = gettext_lazy("Sökmodellen")


def check_model() -> Svar:
    """Whether there is a model, and how many texts it has not read yet."""
    kodare = read_kodare()
    if kodare is None:
        return Svar(True, _("Sökningen går på ord, utan modell."), {"saknar_vektor": None})
    left = lacking(kodare).count()
    text = ngettext("Den har %(antal)s text kvar att läsa.", "Den har %(antal)s texter kvar att läsa.", left) % {"antal": left}
    return Svar(True, text if left else _("Den har läst alla artiklar."), {"saknar_vektor": left})
