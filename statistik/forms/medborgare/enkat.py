"""The questions of a survey: three grades, whether an answer came, and own words. None has to be answered, but one of them has."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontaktcenter.medborgare.falt import make_text
from kontaktcenter.medborgare.skydd import SkyddadForm
from statistik.actions.enkatsvar import Svar

LANGST = 2000
BETYG = [("5", _("5 – mycket bra")), ("4", "4"), ("3", "3"), ("2", "2"), ("1", _("1 – mycket dåligt"))]


def _grade(fraga: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=fraga, choices=BETYG, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect)


def _words(rubrik: Any, hjalp: Any = "") -> forms.Field:
    return make_text(label=rubrik, help_text=hjalp, hogt=True, langst=LANGST, required=False)


class Enkatform(SkyddadForm):
    """What all surveys have in common: how it was treated, how easy it was, how clear, and own words."""

    bemotande = _grade(_("Hur blev du bemött?"))
    enkelhet = _grade(_("Hur enkelt var det att få hjälp?"))
    tydlighet = _grade(_("Hur tydligt var svaret?"))
    fritext = _words(_("Vill du säga något mer?"), _("Skriv inga personuppgifter. Orden sparas utan ditt namn."))

    @property
    def svar(self) -> Svar:
        """What was answered; of a valid form."""
        return Svar(**{namn: varde for namn, varde in self.cleaned_data.items() if namn in Svar.__dataclass_fields__})


class Medborgarform(Enkatform):
    """The survey after an answered contact or case."""

    fick_svar = forms.TypedChoiceField(
        label=_("Fick du svar på din fråga?"),
        choices=[("ja", _("Ja")), ("nej", _("Nej, jag fick inte svar"))],
        coerce=lambda val: val == "ja",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    saknas = _words(
        _("Vad är det du fortfarande undrar?"),
        _("Om du svarar nej tar vi upp din fråga igen. Den som har hand om den läser det du skriver här, men ser inte dina betyg."),
    )
    field_order = ("fick_svar", "saknas", "bemotande", "enkelhet", "tydlighet", "fritext")


class Formularform(Enkatform):
    """The survey on the page after a form: nobody has met anybody yet."""

    bemotande = None
    enkelhet = _grade(_("Hur enkelt var det att skicka?"))
    tydlighet = _grade(_("Hur tydliga var frågorna?"))


class Forvaltningsform(Enkatform):
    """The survey to the departments' officers."""

    bemotande = _grade(_("Hur blir ni bemötta av kontaktcenter?"))
    enkelhet = _grade(_("Hur enkelt är det att ta över ärendena?"))
    tydlighet = _grade(_("Hur tydligt är det som står i ärendena?"))
    fritext = _words(_("Vad skulle göra samarbetet bättre?"), _("Skriv inga personuppgifter. Orden sparas utan ditt namn."))
