"""What the administrator does to an account: password, presence, unlocking, ending and opening."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter import avveckling
from kontaktcenter.actions.anvandare import remove_anvandare, restore_anvandare, set_password, unlock_login
from kontaktcenter.actions.narvaro import set_narvaro
from kontaktcenter.admin.ingrepp import Ingrepp, IngreppForm
from kontaktcenter.forms import NarvaroForm
from kontaktcenter.meningar import join_words
from kontaktcenter.models import Anvandare, Medlemskap


class Overtagandeform(IngreppForm):
    """Who takes over."""

    overtas_av = forms.ModelChoiceField(
        Anvandare.objects.filter(is_active=True),
        label=gettext_lazy("Kollega som tar över"),
        required=False,
        empty_label=gettext_lazy("Ingen behöver ta över"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer those who work at the same units; everybody when nobody does."""
        super().__init__(*args, **kwargs)
        same = Medlemskap.objects.valid().filter(enhet__in=[m.enhet_id for m in self.objekt.aktiva_medlemskap])
        others = Anvandare.objects.filter(is_active=True).exclude(pk=self.objekt.pk)
        colleagues = others.filter(pk__in=same.values("anvandare"))
        overtas_av = self.fields["overtas_av"]
        overtas_av.queryset = colleagues if colleagues.exists() else others
        if avveckling.held_by_users([self.objekt.pk]):
            overtas_av.required, overtas_av.empty_label = True, _("Välj en kollega")


class AvslutaKonto(Ingrepp):
    """End the account."""

    namn = "avsluta"
    rubrik = gettext_lazy("Avsluta kontot")
    knapp = gettext_lazy("Avsluta kontot")
    is_farlig = True
    form_class = Overtagandeform

    def describe(self, objekt: Anvandare) -> list[str]:
        """What the person holds."""
        held = avveckling.held_by_users([objekt.pk]).get(objekt.pk, [])
        now = _("%(person)s har %(innehav)s.") if held else _("%(person)s har inga öppna ärenden.")
        return [
            now % {"person": objekt, "innehav": join_words(held)},
            *avveckling.named_with_user(objekt),
            _("Personen kan inte längre logga in och alla roller avslutas. Namnet står kvar i det som redan har hänt."),
        ]

    def perform(self, objekt: Anvandare, form: IngreppForm) -> str:
        """End it."""
        overtas_av = form.cleaned_data["overtas_av"]
        moved = remove_anvandare(anvandare=objekt, overtas_av=overtas_av, by=self.request.user)
        ended = _("Kontot för %(person)s är avslutat.") % {"person": objekt}
        took_over = _("%(person)s har tagit över %(innehav)s.") % {"person": overtas_av, "innehav": join_words(moved)}
        return f"{ended} {took_over}" if moved else ended


class OppnaKonto(Ingrepp):
    """Open an ended account."""

    namn = "oppna"
    rubrik = gettext_lazy("Öppna kontot igen")
    knapp = gettext_lazy("Öppna kontot")

    def describe(self, objekt: Anvandare) -> list[str]:
        """What it leads to."""
        return [_("Personen kan logga in med sitt gamla lösenord, men har ingen roll förrän du ger en.")]

    def perform(self, objekt: Anvandare, form: IngreppForm) -> str:
        """Open it."""
        restore_anvandare(anvandare=objekt, by=self.request.user)
        return _("Kontot för %(person)s är öppet igen.") % {"person": objekt}


class LasUppInloggning(Ingrepp):
    """Let somebody try again who has mistyped the password too many times."""

    namn = "las-upp"
    rubrik = gettext_lazy("Lås upp inloggningen")
    knapp = gettext_lazy("Lås upp")

    def describe(self, objekt: Anvandare) -> list[str]:
        """When it is needed."""
        return [_("Den som har skrivit fel lösenord många gånger får vänta en stund. Här kan du låta personen försöka på nytt direkt.")]

    def perform(self, objekt: Anvandare, form: IngreppForm) -> str:
        """Forget the failed attempts."""
        unlock_login(anvandare=objekt, by=self.request.user)
        return _("%(person)s kan försöka logga in igen.") % {"person": objekt}


class LosenordForm(IngreppForm):
    """A new password, seen while it is typed so that it can be told to the person."""

    losenord = forms.CharField(
        label=gettext_lazy("Nytt lösenord"),
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Minst 12 tecken. Be personen byta det direkt efter första inloggningen."),
    )


class SattLosenord(Ingrepp):
    """Give a new password."""

    namn = "losenord"
    rubrik = gettext_lazy("Sätt nytt lösenord")
    knapp = gettext_lazy("Spara lösenordet")
    form_class = LosenordForm

    def describe(self, objekt: Anvandare) -> list[str]:
        """What it leads to."""
        return [_("%(person)s loggas ut överallt och loggar in med det nya lösenordet.") % {"person": objekt}]

    def perform(self, objekt: Anvandare, form: IngreppForm) -> str:
        """Set it; the sentence goes into the log without it."""
        set_password(anvandare=objekt, losenord=form.cleaned_data["losenord"], by=self.request.user)
        return _("%(person)s har fått ett nytt lösenord.") % {"person": objekt}


class AnnansNarvaroForm(NarvaroForm):
    """The presence of `objekt`."""

    def __init__(self, *args: Any, objekt: Anvandare, **kwargs: Any) -> None:
        """Begin with how it stands."""
        super().__init__(*args, anvandare=objekt, **kwargs)
        self.fields["narvaro"].label = _("%(person)s är") % {"person": objekt}


class AndraNarvaro(Ingrepp):
    """Set what the switchboard's directory says."""

    namn = "narvaro"
    rubrik = gettext_lazy("Ändra närvaro")
    knapp = gettext_lazy("Visa i växeln")
    form_class = AnnansNarvaroForm

    def perform(self, objekt: Anvandare, form: NarvaroForm) -> str:
        """Set it."""
        values = form.cleaned_data
        set_narvaro(anvandare=objekt, narvaro=values["narvaro"], till=form.till, text=values["text"], by=self.request.user)
        return _("Närvaron för %(person)s är ändrad.") % {"person": objekt}


PAGES_OF_OPEN = (SattLosenord, AndraNarvaro, LasUppInloggning, AvslutaKonto)
PAGES_OF_ENDED = (OppnaKonto,)
