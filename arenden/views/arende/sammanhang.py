"""Cases that belong together, and another type for a case."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden import actions
from arenden.actions.svarstid import recomputed_deadline
from arenden.actions.visning import log_visning
from arenden.forms.arende import Delaform, Sammanhangsform, Typform, Versionsform
from arenden.models import Arende
from arenden.sok import search
from arenden.status import Handling
from arenden.views.arende.bas import Arendehandling
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
            "is_sokt": self.request.method == "POST",
        }


class SlaIhop(Sammanhang):
    """Merge the case into another one."""

    handling = Handling.SLA_IHOP
    rubrik = gettext_lazy("Slå ihop med ett annat ärende")
    ingress = gettext_lazy("Det här ärendet avslutas. Medborgaren får samma svar som det andra ärendet får.")
    knapp = gettext_lazy("Slå ihop")

    def perform(self, form: Versionsform) -> object:
        """Merge."""
        annat = form.cleaned_data["annat"]
        self.gjort = _("Ärende %(nummer)s hanteras nu här.") % {"nummer": self.arende.nummer}
        return actions.merge(arende=self.arende, med=annat, by=self.request.user, version=form.cleaned_data["version"])

    def after(self, form: Versionsform) -> Arende:
        """The case that stays."""
        return form.resultat


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
