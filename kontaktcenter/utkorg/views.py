"""The development mailbox: what would have been sent, newest first. Not there in production."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kontaktcenter.utkorg.models import Brev, Utskick

PER_SIDA = 25
HUVUDEN = ("From", "Reply-To", "Message-ID", "In-Reply-To", "Content-Language")


@dataclass(frozen=True)
class Post:
    """One message as the page shows it."""

    brev: Brev
    text: str
    huvuden: dict[str, str]
    filer: list[str]


def read_brev(brev: Brev) -> Post:
    """Take a stored message apart: the text as its reader would see it, and the head."""
    if brev.utskick.slag != Utskick.Slag.EPOST:
        return Post(brev, brev.utskick.text, {}, [])
    message = message_from_bytes(brev.innehall.encode(), EmailMessage, policy=default)
    filer = [part.get_filename() or "" for part in message.iter_attachments()]
    return Post(brev, message.get_body(("plain",)).get_content(), {name: str(message[name]) for name in HUVUDEN if message[name]}, filer)


@login_not_required
@require_safe
def utvecklingspost(request: HttpRequest) -> HttpResponse:
    """List the messages, or those to one recipient (`?till=`)."""
    till = request.GET.get("till", "").replace("\0", "").strip()
    alla = Brev.objects.select_related("utskick")
    brev = alla.filter(utskick__mottagare__iexact=till) if till else alla
    page = Paginator(brev, PER_SIDA).get_page(request.GET.get("sida"))
    return render(
        request, "utveckling/post.html", {"page_obj": page, "post": [read_brev(one) for one in page], "till": till}
    )
