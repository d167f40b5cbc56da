"""The page for photos and other files."""

import uuid
from functools import partial

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from arenden.actions.formular import add_fil, remove_filer, save_steg
from arenden.forms.medborgare.filer import Filsida
from arenden.forms.medborgare.gang import Gang, Steg
from arenden.models import Formularfil
from arenden.views.medborgare.formularsida import empty_or_kept, go_on, show_page, wants_back
from arenden.views.medborgare.publik import personlig
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.granser import client_address, count
from kontaktcenter.medborgare.skydd import too_many_sentence
from kontaktcenter.oversattning import isolate
from kontaktcenter.views.utseende import changes_looks


def filer(request: HttpRequest, gang: Gang, sida: Steg) -> HttpResponse:
    """Files are kept as they come, also when another one cannot be used; each can be taken away again."""
    if request.method != "POST":
        form = empty_or_kept(request, gang, sida)
        form.tell_again()
        return show_page(request, gang, sida, form)
    if "ta_bort" in request.POST:
        remove_filer(formular=gang.formular, nycklar=_uuids(request.POST.getlist("ta_bort")))
        return redirect("formular", gang.formular.nyckel, sida.kod)
    form: Filsida = sida.make(gang.formular, request.POST, request.FILES)
    form.is_valid()
    if changes_looks(request):
        form.tell_again()
    status = _keep_files(request, form)
    is_klart = not form.errors
    save_steg(formular=gang.formular, steg=sida.kod, svar=form.typed(), is_klart=is_klart and not changes_looks(request))
    if changes_looks(request) or (is_klart and request.POST.get("gor") == "ladda_upp"):
        return redirect("formular", gang.formular.nyckel, sida.kod)
    if not is_klart and not wants_back(request):
        form.waiting = list(gang.formular.filer.all())
        return show_page(request, gang, sida, form, status=status)
    return go_on(request, gang, sida)


def _keep_files(request: HttpRequest, form: Filsida) -> int:
    """Keep each file that can be used; say of each other one why not. Return the status to answer a refusal with."""
    for falt in form.fields:
        for fil in request.FILES.getlist(form.add_prefix(falt)):
            if count("filer", client_address(request)) is not None:
                form.refuse(falt, too_many_sentence)
                return 429
            try:
                add_fil(formular=form.formular, fil=fil, falt=falt)
            except Verksamhetsfel as error:
                form.refuse(falt, partial(_name_and_sentence, fil.name, error))
    return 400


def _name_and_sentence(namn: str, error: Verksamhetsfel) -> str:
    return f"{isolate(namn)}: {error}"


def _uuids(values: list[str]) -> list[uuid.UUID]:
    found = []
    for value in values:
        try:
            found.append(uuid.UUID(value))
        except ValueError:
            continue
    return found


@personlig
@require_safe
def formular_fil(request: HttpRequest, nyckel: uuid.UUID, fil: uuid.UUID) -> HttpResponse:
    """A picture that waits with the visitor's own form, to be seen before it is sent."""
    row = Formularfil.objects.filter(pk=fil, formular=nyckel).first() if request.minne.opens("formular", nyckel) else None
    if row is None or not row.is_bild:
        raise Http404
    return FileResponse(row.fil.open("rb"), content_type=row.innehallstyp)
