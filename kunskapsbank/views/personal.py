"""The pages of the staff who use the articles: what waits for an expert, an article to read, and telling that it is wrong."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.views.handling import act, form_status
from kunskapsbank.actions.signal import register_signal
from kunskapsbank.basta_text import best_text, describe_sprak
from kunskapsbank.efterslapning import measure
from kunskapsbank.forms.redaktion.handling import Rapportform
from kunskapsbank.guide import shown_steps
from kunskapsbank.markdown import render as render_markdown
from kunskapsbank.models import Artikel, Artikeltext
from kunskapsbank.publikt import find_related
from kunskapsbank.rattigheter import may_manage, may_read_note
from kunskapsbank.redaktionslista import FARSKHET, make_korg
from kunskapsbank.status import Malgrupp


@require_safe
def mina_texter(request: HttpRequest) -> HttpResponse:
    """What waits for one who answers for articles, the most urgent first."""
    if not request.user.may(Behorighet.GRANSKA_ARTIKLAR):
        raise PermissionDenied(_("Du granskar inga artiklar."))
    return render(request, "redaktion/mina_texter.html", {"korg": make_korg(request.user)})


@require_safe
def artikel(request: HttpRequest, pk: int) -> HttpResponse:
    """The article as the staff read it: in the wanted language or the best there is, with what the public is not shown."""
    texts = _texts_or_404(request, pk)
    wanted = request.GET.get("sprak") or get_language() or "sv"
    text = best_text(texts, wanted)
    article, revision = text.artikel, text.publicerad
    revision.text = text
    context = {
        "artikel": article,
        "text": text,
        "revision": revision,
        "textsprak": describe_sprak(text.sprak),
        "onskat": describe_sprak(wanted) if wanted != text.sprak else None,
        "spraken": [describe_sprak(other.sprak) for other in texts],
        "efter": measure([text]).get(text.pk),
        "svar": render_markdown(revision.svar),
        "steg": shown_steps(revision),
        "farskhet": FARSKHET[article.farskhet()],
        "intern_not": render_markdown(revision.intern_not) if revision.intern_not and may_read_note(request.user, article) else "",
        "relaterade": find_related(article, user=request.user, sprak=text.sprak),
        "may_manage": may_manage(request.user, article),
        "is_publik": article.malgrupp == Malgrupp.PUBLIK,
        "rapportform": Rapportform(initial={"nyckel": uuid.uuid4()}),
    }
    return render(request, "redaktion/kunskap.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rapportera(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell that the article lacks something, is wrong or unclear: it becomes a gap for those who answer for it."""
    article = best_text(_texts_or_404(request, pk), "sv").artikel
    form = Rapportform(request.POST or None, initial={"nyckel": uuid.uuid4()})
    if request.method == "POST" and form.is_valid() and act(form, lambda: _report(request, article, form)):
        messages.success(request, _("Tack. %(enhet)s får veta det.") % {"enhet": article.ansvarig_enhet})
        return redirect("kunskapsartikel", pk)
    return render(request, "redaktion/rapportera.html", {"form": form, "artikel": article}, status=form_status(form, request))


def _report(request: HttpRequest, article: Artikel, form: Rapportform) -> object:
    data = form.cleaned_data
    return register_signal(
        slag=data["slag"],
        kalla=f"rapport:{data['nyckel']}",
        text=data["text"],
        artikel=article,
        sprak=(request.GET.get("sprak") or "sv")[:10],
        av=request.user,
    )


def _texts_or_404(request: HttpRequest, pk: int) -> list[Artikeltext]:
    """The texts of the article that the user may read."""
    texts = Artikeltext.objects.readable_by(request.user).filter(artikel=pk)
    found = list(texts.select_related("publicerad", "artikel__ansvarig_enhet", "artikel__ansvarig", "artikel__amne", "artikel__samling"))
    if not found:
        get_object_or_404(Artikel, pk=pk)
        raise Http404(_("Artikeln går inte att läsa nu. Den kan vara indragen eller inte publicerad än."))
    return sorted(found, key=lambda text: (text.sprak != "sv", text.sprak))
