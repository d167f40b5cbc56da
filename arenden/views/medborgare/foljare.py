"""Following another's report: say yes by the mailed link, stop whenever one wants."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from arenden.actions.foljning import confirm_following, find_follower, stop_following
from arenden.views.medborgare.publik import personlig


@personlig
@require_http_methods(["GET", "HEAD", "POST"])
def foljare(request: HttpRequest, hemlighet: str) -> HttpResponse:
    """Looking changes nothing, so that a mail scanner neither says yes nor stops; the buttons do."""
    row = find_follower(hemlighet)
    if request.method == "POST" and row is not None:
        if request.POST.get("gor") == "sluta":
            stop_following(foljare=row)
            return _answer(request, hemlighet, None, is_stoppad=True)
        row = confirm_following(foljare=row)
    return _answer(request, hemlighet, row)


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def foljare_sluta(request: HttpRequest, hemlighet: str) -> HttpResponse:
    """The address of the mail's List-Unsubscribe header: mail programs post there without a cookie (RFC 8058)."""
    row = find_follower(hemlighet)
    if request.method == "POST":
        if row is not None:
            stop_following(foljare=row)
        return _answer(request, hemlighet, None, is_stoppad=True)
    return _answer(request, hemlighet, row)


def _answer(request: HttpRequest, hemlighet: str, row: object, *, is_stoppad: bool = False) -> HttpResponse:
    context = {"foljare": row, "hemlighet": hemlighet, "is_stoppad": is_stoppad}
    response = render(request, "medborgare/foljare.html", context, status=200 if row is not None or is_stoppad else 410)
    response["Cache-Control"] = "no-store"
    return response
