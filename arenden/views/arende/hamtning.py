"""The case that an address names, for one who may know of it."""

from django.db.models import QuerySet
from django.db.models.expressions import BaseExpression
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from arenden.models import Arende, Arenderelation
from kontaktcenter.models import Anvandare


def get_arende(request: HttpRequest, nummer: str, **also: BaseExpression) -> Arende:
    """The case with all that its head shows, in one query, and what is asked for `also`, each under its name.

    Raises Http404 for one that the user may not know of, or that is not.
    """
    rows = Arende.objects.visible_to(request.user).select_related(
        "arendetyp__ansvarig_enhet__kalender", "center__kalender", "ansvarig_enhet", "agent", "handlaggare", "inlamnare__person"
    )
    arende = rows.annotate(**also).defer("sokvektor", "foljkod_hash").filter(nummer=nummer).first()
    if arende is None:
        raise Http404(_("Ärendet finns inte, eller så får du inte se det."))
    return arende


def related_cases(arende: Arende, user: Anvandare, *, is_readable: bool) -> QuerySet[Arende]:
    """The cases that this one, if it `is_readable`, is related to, was merged with or split from: those that `user` may read.

    A part has the same sender as the whole, so that beside an open case a secret one would tell whose it is (OSL 2009:400).
    """
    if not is_readable:
        return Arende.objects.none()
    ids = Arenderelation.objects.filter(annat=arende).values("arende")
    ids = ids.union(
        Arenderelation.objects.filter(arende=arende).values("annat"),
        Arende.objects.filter(sammanslaget_med=arende).values("pk"),
        Arende.objects.filter(delat_fran=arende).values("pk"),
        Arende.objects.filter(pk=arende.pk).values("sammanslaget_med"),
        Arende.objects.filter(pk=arende.pk).values("delat_fran"),
    )
    rows = Arende.objects.readable_by(user).filter(pk__in=ids).select_related("arendetyp", "ansvarig_enhet")
    return rows.defer("text", "uppgifter", "sokvektor").order_by("registrerad")
