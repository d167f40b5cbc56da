"""What every door of a case does alike: find it, ask whether one may, show the form, act, say what changed meanwhile."""

from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.db.models.expressions import BaseExpression
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from arenden.actions.visning import log_visning
from arenden.akt import Akt, read_akt
from arenden.forms.arende import SAKNAS, Heltal, Versionsform
from arenden.models import Arende
from arenden.rattigheter import check
from arenden.status import Handling
from arenden.tidslinje import Steg, make_tidslinje, read_handelser, told_handelser
from arenden.tittare import INTERVALL, leave, look
from arenden.views.arende.hamtning import get_arende
from arenden.views.arende.person import is_shown
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.uppgifter import readable_svar
from kontaktcenter.views.handlingsvy import Handlingsvy

FLEST_NYA = 10
"""Of what has happened since the page was opened, so many of the latest steps are told."""


class Arendehandling(Handlingsvy):
    """One thing that can be done to a case, as page, or as dialog to htmx.

    A subclass names the move, the form and the words, and says in `perform` which action is called.
    """

    handling: Handling
    form_class: type[Versionsform] = Versionsform
    falt_name = "arende/_falt.html"
    is_skrivande = False
    akt: Akt | None = None

    def find(self, *, nummer: str, **kwargs: Any) -> None:
        """The case."""
        self.arende = get_arende(self.request, nummer, **self.also())

    def also(self) -> dict[str, BaseExpression]:
        """What the page needs to know of the case besides what stands in it, asked for in the case's own query."""
        return {"senaste_handelse": last_event_id()}

    def subject(self) -> dict[str, Any]:
        """The case."""
        return {"arende": self.arende}

    def check_allowed(self) -> None:
        """Raise SaknarBehorighet or OtillatenHandling."""
        check(self.request.user, self.handling, self.arende)

    def done(self, form: Versionsform) -> HttpResponse:
        """Nobody waits for words that have been sent."""
        leave(self.arende, self.request.user)
        return super().done(form)

    def after(self, form: Versionsform) -> Arende:
        """The case to show afterwards."""
        return self.arende

    def lead_to(self, arende: Arende) -> HttpResponse:
        """To the case's page, also out of a dialog."""
        response = redirect("arende", arende.nummer)
        return HttpResponseClientRedirect(response.url) if self.request.htmx else response

    def template(self) -> str:
        """Of the page, or of what goes into the dialog."""
        return "arende/_handling.html" if self.request.htmx else "arende/handling.html"

    def context(self, form: Versionsform) -> dict[str, Any]:
        """What every form's page shows."""
        user = self.request.user
        is_readable = self.arende.is_readable_by(user)
        # The question stands beside the form, so that opening a form is looking at the case.
        log_visning(arende=self.arende, by=user, is_innehall_last=is_readable)
        is_stale = self.is_stale(form)
        # A form that comes back for another reason keeps what its page had seen, or the next sending would hide a collision.
        is_kept = self.request.method == "POST" and not is_stale
        if is_stale:
            self.arende.refresh_from_db(fields=["version", "status"])
        return {
            **super().context(form),
            "is_readable": is_readable,
            "akt": self.read_akt() if is_readable and self.is_skrivande else None,
            "uppgifter": readable_svar(self.arende.arendetyp, self.arende.uppgifter) if is_readable and self.is_skrivande else [],
            "nytt": self.what_is_new(is_readable) if is_stale else [],
            "version": self.seen("version") if is_kept else self.arende.version,
            "sedd": self.seen("sedd") if is_kept else self.arende.senaste_handelse or 0,
            "is_dialog": bool(self.request.htmx),
            "is_person_visad": is_shown(self.request, self.arende),
            "skriver": self.handling.value if self.is_skrivande else "",
            "intervall": INTERVALL,
            "tittare": look(self.arende, user, skriver=self.handling.value if self.is_skrivande else ""),
        }

    def seen(self, namn: str) -> int:
        """A number that the page wrote into the form."""
        return Heltal().clean(self.request.POST.get(namn))

    @staticmethod
    def is_stale(form: BaseForm) -> bool:
        """Whether the form was refused because of what somebody else has done to the case."""
        vagran = getattr(form, "vagran", None)
        return vagran is not None and vagran.status in (OtillatenHandling.status, SaknarBehorighet.status)

    def read_akt(self) -> Akt:
        """The case file, read once."""
        if self.akt is None:
            self.akt = read_akt(self.arende)
        return self.akt

    def what_is_new(self, is_readable: bool) -> list[Steg]:
        """What has happened since the page was opened, newest first."""
        sedd = self.seen("sedd")
        handelser = [] if sedd == SAKNAS else read_handelser(self.arende, efter=sedd)
        return make_tidslinje(handelser[-FLEST_NYA:], self.read_akt(), is_readable=is_readable, nummer={})


def last_event_id() -> Subquery:
    """The id of the latest event of each case that everybody is told; null before the first."""
    # Grouped, so that the events of the case are read by its own index and never those of all cases from the end.
    return Subquery(told_handelser(OuterRef("pk")).order_by().values("arende").annotate(senaste=Max("pk")).values("senaste"))
