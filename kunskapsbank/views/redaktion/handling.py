"""What every door of an article does alike: find it, ask whether one may, lead back to it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from kontaktcenter.fel import InaktuellSida
from kontaktcenter.views.handling import renew_version
from kontaktcenter.views.handlingsvy import Handlingsvy
from kunskapsbank.forms.redaktion.handling import Handlingsform
from kunskapsbank.models import Artikel, Revision
from kunskapsbank.views.redaktion.hamtning import get_artikel, get_revision


class Handling(Handlingsvy):
    """One thing to do to an article. A subclass says what, and who may."""

    form_class: type[Handlingsform] = Handlingsform
    template_name = "redaktion/handling.html"
    artikel: Artikel
    revision: Revision | None = None

    def find(self, *, pk: int) -> None:
        """The article."""
        self.artikel = get_artikel(self.request, pk)

    def subject(self) -> dict[str, Any]:
        """The article, and the revision if it is about one."""
        return {"artikel": self.artikel, "revision": self.revision}

    def may(self) -> bool:
        """Whether the user may do it at all, whatever the state."""
        return True

    def check_allowed(self) -> None:
        """403 for one who may not."""
        if not self.may():
            raise PermissionDenied(_("Du har inte behörighet att göra det med den här artikeln."))

    def after(self, form: Handlingsform) -> str:
        """Back to the article."""
        return reverse("artikel_redaktion", args=[self.artikel.pk])

    def context(self, form: Handlingsform) -> dict[str, Any]:
        """With what to call the article, and which version is shown: after a collision the one that was first."""
        if isinstance(getattr(form, "vagran", None), InaktuellSida):
            self.find(**self.kwargs)
            renew_version(form, (self.revision or self.artikel).version)
        version = form.data.get("version", self.artikel.version)
        return {**super().context(form), "titel": title_of(self.artikel, self.revision), "version": version}


class Texthandling(Handling):
    """One thing to do to a revision."""

    revision: Revision

    def find(self, *, pk: int) -> None:
        """The revision and its article."""
        self.revision = get_revision(self.request, pk)
        self.artikel = self.revision.text.artikel


def title_of(artikel: Artikel, revision: Revision | None = None) -> str:
    """What to call the article: by the revision at hand, else by what is published or newest, Swedish first."""
    if revision is not None:
        return revision.titel
    rows = Revision.objects.filter(text__artikel=artikel).values_list("text__sprak", "publicerad_som", "nummer", "titel")
    best = max(rows, key=lambda row: (row[0] == "sv", row[1] is not None, row[2]), default=None)
    return best[3] if best else str(artikel)
