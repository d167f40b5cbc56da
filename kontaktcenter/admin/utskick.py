"""The outbox in the administration: what could not be sent, why, and what to do about it.

The recipient, subject and text are not shown: an administrator reads no cases.
"""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kontaktcenter.admin.bas import ForSystemforvaltare
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.models import Utskick
from kontaktcenter.utkorg import referenser
from kontaktcenter.utkorg.actions import cancel_utskick, confirm_utskick, retry_utskick


class Namngivande(ChangeList):
    """A page of the outbox, with the numbers of what its messages are about fetched together."""

    def get_results(self, request: HttpRequest) -> None:
        """The page and its names."""
        super().get_results(request)
        names = referenser.describe({utskick.referens for utskick in self.result_list})
        for utskick in self.result_list:
            utskick.galler = names.get(utskick.referens, utskick.referens)


@admin.register(Utskick)
class UtskickAdmin(ForSystemforvaltare, admin.ModelAdmin):
    """Everything that has been or will be sent, the latest first."""

    list_display = ["skapad", "lage", "till_vart", "about", "forsok", "fel"]
    list_filter = ["lage", "slag"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["referens__exact", "nyckel__exact"]
    fields = readonly_fields = [
        "id",
        "slag",
        "lage",
        "till_vart",
        "referens",
        "nyckel",
        "sprak",
        "skapad",
        "forsok",
        "nasta_forsok",
        "skickat",
        "fel",
    ]
    actions = ["retry", "confirm", "cancel"]

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        """Pages that name what is about a case."""
        return Namngivande

    @admin.display(description=gettext_lazy("gäller"), ordering="referens")
    def about(self, obj: Utskick) -> str:
        """The number of the case, or the reference as it stands."""
        return obj.galler

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: only an event in a case causes a message."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Utskick | None = None) -> bool:
        """Nobody edits a message."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Utskick | None = None) -> bool:
        """Nobody: it is erased with its case."""
        return False

    @admin.display(description=gettext_lazy("till"))
    def till_vart(self, obj: Utskick) -> str:
        """Where to, without saying to whom: the mail domain; nothing of a phone number."""
        return f"@{obj.mottagare.rpartition('@')[2]}" if obj.slag == Utskick.Slag.EPOST else obj.get_slag_display()

    @admin.action(description=gettext_lazy("Försök igen (det som är oklart kan komma fram två gånger)"))
    def retry(self, request: HttpRequest, queryset: QuerySet[Utskick]) -> None:
        """Send the chosen ones again."""
        self._act(request, queryset, retry_utskick, _("Försöker igen."))

    @admin.action(description=gettext_lazy("Markera som framkommet"))
    def confirm(self, request: HttpRequest, queryset: QuerySet[Utskick]) -> None:
        """Note that the chosen ones did arrive."""
        self._act(request, queryset, confirm_utskick, _("Markerades som framkommet."))

    @admin.action(description=gettext_lazy("Skicka inte"))
    def cancel(self, request: HttpRequest, queryset: QuerySet[Utskick]) -> None:
        """Stop the chosen ones."""
        self._act(request, queryset, cancel_utskick, _("Stoppades."))

    def _act(self, request: HttpRequest, queryset: QuerySet[Utskick], action: Callable[..., None], note: str) -> None:
        done = 0
        refusals = set()
        for utskick in queryset.only("pk"):
            try:
                action(utskick=utskick, by=request.user)
            except Verksamhetsfel as fel:
                refusals.add(str(fel))
            else:
                done += 1
                self.log_change(request, utskick, note)
        for refusal in refusals:
            self.message_user(request, refusal, messages.ERROR)
        if done:
            text = ngettext("%(antal)s utskick är ändrat.", "%(antal)s utskick är ändrade.", done) % {"antal": done}
            self.message_user(request, text, messages.SUCCESS)
