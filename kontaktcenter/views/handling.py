"""An action behind a form: what the rules refuse lands in the form with its own status, and nothing that was typed is lost.

    form = Orsaksform(request.POST)
    if form.is_valid() and act(form, lambda: send_back(arende=arende, by=request.user, **form.cleaned_data)):
        return redirect(arende)
    return render(request, "…", {"form": form}, status=form_status(form, request))
"""

from collections.abc import Callable, Mapping

from django.forms import BaseForm
from django.http import HttpRequest

from kontaktcenter.fel import InaktuellSida, Verksamhetsfel

FORMULARFEL = 400
HTMX_FORMULARFEL = 422
"""What htmx is answered with, whatever was wrong: the one status of an error that it shows (docs/utseende.md)."""


def act(form: BaseForm, action: Callable[[], object], *, falt: Mapping[str, str] | None = None) -> bool:
    """Do `action`; what it gives stands in `form.resultat`. False when the rules refuse: the form then holds the sentence.

    `falt` names the form's field of an argument that is called something else there.
    """
    try:
        form.resultat = action()
    except Verksamhetsfel as vagran:
        refuse(form, vagran, falt=falt)
        return False
    return True


def refuse(form: BaseForm, vagran: Verksamhetsfel, *, falt: Mapping[str, str] | None = None) -> None:
    """Put a refusal into a bound form: on the field that it concerns if the form has it, else on the whole form."""
    wanted = (falt or {}).get(vagran.falt, vagran.falt) if vagran.falt else None
    is_shown = wanted in form.fields and not form.fields[wanted].widget.is_hidden
    form.add_error(wanted if is_shown else None, str(vagran))
    form.vagran = vagran


def renew_version(form: BaseForm, version: int) -> None:
    """Let a form that was refused because its page was old carry the version that is shown now, so that it can be sent again."""
    if isinstance(getattr(form, "vagran", None), InaktuellSida):
        form.data = form.data.copy()
        form.data["version"] = str(version)


def form_status(form: BaseForm, request: HttpRequest) -> int:
    """The status to answer with: 200 for a form without errors, else the refusal's own, 400 for bad input, 422 for htmx."""
    if not form.errors:
        return 200
    return refused_status(request, getattr(getattr(form, "vagran", None), "status", FORMULARFEL))


def refused_status(request: HttpRequest, status: int = FORMULARFEL) -> int:
    """The status of a form that was refused: its own, or to htmx the one that it shows."""
    return HTMX_FORMULARFEL if getattr(request, "htmx", False) else status
