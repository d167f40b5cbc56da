"""Open data: a file and its description, for anybody, when the municipality has switched it on."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kontaktcenter.views.offentlig import offentlig
from statistik.oppnadata import describe, open_file
from statistik.tabellfil import TYPER


@offentlig
@require_safe
def fil(request: HttpRequest) -> HttpResponse:
    """The figures of each month."""
    _check_is_on()
    headers = {"Content-Disposition": 'attachment; filename="nyckeltal.csv"', "Access-Control-Allow-Origin": "*"}
    return HttpResponse(open_file(), content_type=TYPER["csv"], headers=headers)


@offentlig
@require_safe
def katalog(request: HttpRequest) -> HttpResponse:
    """What there is, as data portals read it."""
    _check_is_on()
    told = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(
        describe(), content_type="application/ld+json", json_dumps_params=told, headers={"Access-Control-Allow-Origin": "*"}
    )


def _check_is_on() -> None:
    if not settings.OPPNA_DATA:
        raise Http404
