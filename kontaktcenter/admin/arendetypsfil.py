"""Case types as a file, out and in: the pages of both."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.actions.arendetypsfil import Inlasning, read_in_arendetyper
from kontaktcenter.arendetypsfil import STORST, Typrad, read_arendetyper, write_arendetyper
from kontaktcenter.fel import Inmatningsfel, Verksamhetsfel
from kontaktcenter.models import Arendetyp

MALL = "admin/kontaktcenter/arendetyp/fil.html"


class Typfilform(forms.Form):
    """A file to look through; or the one that was looked through, to read in."""

    fil = forms.FileField(
        label=gettext_lazy("Fil"),
        required=False,
        help_text=gettext_lazy("CSV, som den du hämtar här. Ta bort de rader och kolumner som inte ska ändras."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv"}),
    )
    innehall = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    sedd = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def clean(self) -> dict:
        """The rows, of the file or of what was looked through."""
        cleaned = super().clean()
        fil = cleaned.get("fil")
        if fil is not None and fil.size > STORST:
            self.add_error("fil", _("Filen är för stor. Den får vara högst 1 MB."))
        elif fil is None and not cleaned.get("innehall"):
            self.add_error("fil", _("Välj en fil."))
        return cleaned

    def read(self) -> list[Typrad]:
        """Raises Inmatningsfel."""
        fil = self.cleaned_data["fil"]
        self.data_last = fil.read() if fil is not None else self.cleaned_data["innehall"].encode()
        return read_arendetyper(self.data_last)

    @property
    def text(self) -> str:
        """What was read, to be sent along when it is confirmed."""
        try:
            return self.data_last.decode("utf-8-sig")
        except UnicodeDecodeError:
            return self.data_last.decode("cp1252", errors="replace")


class ArendetypsfilMixin:
    """The two pages, beside those of the list."""

    def get_urls(self) -> list[URLPattern]:
        """Out and in, too."""
        wrap = self.admin_site.admin_view
        own = [
            path("fil/", wrap(require_http_methods(["GET", "HEAD", "POST"])(self.file_view)), name="kontaktcenter_arendetyp_fil"),
            path("fil/hamta/", wrap(require_safe(self.export_view)), name="kontaktcenter_arendetyp_hamta"),
        ]
        return [*own, *super().get_urls()]

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """All case types as a file, also those that are no longer used."""
        rows: QuerySet[Arendetyp] = Arendetyp.objects.order_by("kod")
        response = HttpResponse(write_arendetyper(rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="arendetyper-{timezone.localdate()}.csv"'
        return response

    def file_view(self, request: HttpRequest) -> HttpResponse:
        """Take a file, show what it would change, and do it when that is confirmed."""
        form = Typfilform(request.POST or None, request.FILES or None)
        if not form.is_bound or not form.is_valid():
            return self._show(request, form, None, status=Inmatningsfel.status if form.is_bound else 200)
        sedd = form.cleaned_data["sedd"] or None
        try:
            inlasning = read_in_arendetyper(rader=form.read(), by=request.user, sedd=sedd)
        except Verksamhetsfel as error:
            form.add_error(error.falt, str(error))
            return self._show(request, form, None, status=error.status)
        if sedd and not inlasning.fel:
            return self._done(request, len(inlasning.andringar))
        return self._show(request, form, inlasning, status=Inmatningsfel.status if inlasning.fel else 200)

    def _done(self, request: HttpRequest, antal: int) -> HttpResponse:
        text = ngettext("%(antal)d ärendetyp är ändrad.", "%(antal)d ärendetyper är ändrade.", antal)
        messages.success(request, text % {"antal": antal})
        return redirect("admin:kontaktcenter_arendetyp_changelist")

    def _show(self, request: HttpRequest, form: Typfilform, inlasning: Inlasning | None, *, status: int) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Ärendetyper som fil"),
            "opts": self.opts,
            "form": Typfilform() if inlasning is not None else form,
            "inlasning": inlasning,
            "innehall": form.text if inlasning is not None else "",
        }
        return render(request, MALL, context, status=status)
