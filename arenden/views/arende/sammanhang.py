"""Cases that belong together, and another type for a case."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden import actions
from arenden.actions.svarstid import recomputed_deadline
from arenden.actions.visning import log_visning
from arenden.forms.arende import Delaform, Sammanhangsform, SlaIhopform, Typform, Versionsform
from arenden.models import Arende
from arenden.samma_person import find_olikheter
from arenden.sok import search
from arenden.status import Handling
from arenden.views.arende.bas import Arendehandling
from arenden.views.arende.person import shown_name
from kontaktcenter.models import Arendetyp

SOK, GRANSKA = "sok", "granska"
FLEST_FORSLAG = 20


class Dela(Arendehandling):
    """Make a case of its own of a part."""

    handling = Handling.DELA
    form_class = Delaform
    rubrik = gettext_lazy("Dela upp ärendet")
    ingress = gettext_lazy("Den nya delen får samma person, kanal och ankomstdag. Ärendena kopplas ihop.")
    knapp = gettext_lazy("Skapa den nya delen")

    def perform(self, form: Versionsform) -> object:
        """Split."""
        data = form.cleaned_data
        part = actions.split(
            arende=self.arende, text=data["text"], arendetyp=data["arendetyp"], by=self.request.user, version=data["version"]
        )
        self.gjort = _("Den nya delen är ärende %(nummer)s.") % {"nummer": part.nummer}
        return part


class Sammanhang(Arendehandling):
    """Find another case, see both, and join them in some way."""

    form_class = Sammanhangsform
    falt_name = "arende/_falt_sammanhang.html"
    annat: Arende | None = None

    def submit(self, form: Sammanhangsform) -> HttpResponse:
        """Search, show the two beside each other, or join them."""
        steg = self.request.POST.get("steg", SOK)
        is_valid = form.is_valid()
        if steg == SOK or not is_valid:
            return self.show(form)
        self.annat = form.cleaned_data["annat"]
        if self.annat is None:
            form.add_error("annat" if self.found(form) else "q", _("Välj ett ärende."))
            return self.show(form)
        return self.show(form) if steg == GRANSKA else super().submit(form)

    def found(self, form: Sammanhangsform) -> list[Arende]:
        """What the search gives: without words, the same person's other open cases that may be read."""
        fraga = (form.cleaned_data.get("q") or "").replace("\x00", " ").strip() if form.is_bound else ""
        if fraga:
            hits = search(fraga, self.request.user).traffar
            return [a for a in hits if a.pk != self.arende.pk][:FLEST_FORSLAG]
        person = self.arende.inlamnare.person_id
        if person is None:
            return []
        rows = Arende.objects.readable_by(self.request.user).open().filter(inlamnare__person=person).exclude(pk=self.arende.pk)
        return list(rows.select_related("arendetyp", "ansvarig_enhet")[:FLEST_FORSLAG])

    def context(self, form: Sammanhangsform) -> dict[str, Any]:
        """With the hits, and the chosen case with whether it may be read."""
        annat = self.annat
        is_annat_readable = annat is not None and annat.is_readable_by(self.request.user)
        if annat is not None:
            log_visning(arende=annat, by=self.request.user, is_innehall_last=is_annat_readable)
        return {
            **super().context(form),
            "traffar": [] if annat else self.found(form),
            "annat": annat,
            "is_annat_readable": is_annat_readable,
            "namn": shown_name(self.request, self.arende) if annat else "",
            "annat_namn": shown_name(self.request, annat) if is_annat_readable else "",
            "is_sokt": self.request.method == "POST",
        }


class SlaIhop(Sammanhang):
    """Merge the case into another one."""

    handling = Handling.SLA_IHOP
    form_class = SlaIhopform
    rubrik = gettext_lazy("Slå ihop med ett annat ärende")
    ingress = gettext_lazy("Det här ärendet avslutas. Medborgaren får samma svar som det andra ärendet får.")
    knapp = gettext_lazy("Slå ihop")

    def submit(self, form: SlaIhopform) -> HttpResponse:
        """Two that differ are merged once somebody has said that they have been compared."""
        annat = form.cleaned_data.get("annat") if form.is_valid() and self.request.POST.get("steg", SOK) not in (SOK, GRANSKA) else None
        if annat is not None and not form.cleaned_data["jamforda"] and self.olikheter(annat):
            self.annat = annat
            form.add_error("jamforda", _("Ärendena skiljer sig åt. Kryssa i att du har jämfört dem, eller välj ett annat."))
            return self.show(form)
        return super().submit(form)

    def olikheter(self, annat: Arende) -> list[str]:
        """What sets the two apart, for one who may read both; others are refused whatever they say."""
        may_compare = self.arende.is_readable_by(self.request.user) and annat.is_readable_by(self.request.user)
        return find_olikheter(self.arende, annat) if may_compare else []

    def context(self, form: SlaIhopform) -> dict[str, Any]:
        """With what speaks against the two being one."""
        return {**super().context(form), "olikheter": self.olikheter(self.annat) if self.annat else []}

    def perform(self, form: Versionsform) -> object:
        """Merge."""
        annat = form.cleaned_data["annat"]
        self.gjort = _("Ärende %(nummer)s hanteras nu här.") % {"nummer": self.arende.nummer}
        return actions.merge(arende=self.arende, med=annat, by=self.request.user, version=form.cleaned_data["version"])

    def after(self, form: Versionsform) -> Arende:
        """The case that stays."""
        return form.resultat


class AngraSammanslagning(Arendehandling):
    """Take the case apart from the one that it was merged into."""

    handling = Handling.ANGRA_SAMMANSLAGNING
    rubrik = gettext_lazy("Ångra sammanslagningen")
    ingress = gettext_lazy(
        "Ärendet öppnas igen hos centret med den dag för svar som det hade, och får ett eget svar. "
        "Var det överlämnat, eller var en annan enhet tillfrågad, behöver det göras om."
    )
    knapp = gettext_lazy("Ångra sammanslagningen")
    gjort = gettext_lazy("Ärendena är isär igen.")

    def perform(self, form: Versionsform) -> object:
        """Undo."""
        return actions.undo_merge(arende=self.arende, by=self.request.user, version=form.cleaned_data["version"])


class Relatera(Sammanhang):
    """Say that two cases have to do with each other."""

    handling = Handling.ANTECKNA
    rubrik = gettext_lazy("Koppla till ett annat ärende")
    ingress = gettext_lazy("Båda ärendena finns kvar och visar att de hör ihop.")
    knapp = gettext_lazy("Koppla ihop")

    def perform(self, form: Versionsform) -> object:
        """Relate."""
        annat = form.cleaned_data["annat"]
        self.gjort = _("Ärendet är kopplat till %(nummer)s.") % {"nummer": annat.nummer}
        return actions.relate(arende=self.arende, annat=annat, by=self.request.user)


class BytArendetyp(Arendehandling):
    """Change the case type; the old and the new deadline are shown first."""

    handling = Handling.BYT_ARENDETYP
    form_class = Typform
    falt_name = "arende/_falt_byt_arendetyp.html"
    rubrik = gettext_lazy("Byt ärendetyp")
    knapp = gettext_lazy("Byt ärendetyp")
    gjort = gettext_lazy("Ärendetypen är bytt.")

    def submit(self, form: Typform) -> HttpResponse:
        """Show what the change means, or change."""
        if self.request.POST.get("steg", GRANSKA) == GRANSKA:
            form.is_valid()
            return self.show(form)
        return super().submit(form)

    def perform(self, form: Typform) -> object:
        """Change."""
        data = form.cleaned_data
        return actions.change_arendetyp(
            arende=self.arende, arendetyp=data["arendetyp"], by=self.request.user, version=data["version"]
        )

    def context(self, form: Typform) -> dict[str, Any]:
        """With the new type and its deadline."""
        ny = form.cleaned_data.get("arendetyp") if form.is_bound else None
        return {**super().context(form), "ny_typ": ny, "ny_frist": self._new_deadline(ny) if ny else None}

    def _new_deadline(self, ny: Arendetyp) -> Any:
        """The deadline that the type would give; nothing is saved."""
        trial = Arende(
            pk=self.arende.pk, center=self.arende.center, frist_borjar=self.arende.frist_borjar,
            svarsfrist=ny.svarsfrist, svarsfrist_enhet=ny.svarsfrist_enhet,
        )
        return recomputed_deadline(trial)
