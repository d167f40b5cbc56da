"""A mail as it leaves: the same Message-ID at every try, so that receivers can tell a second copy from a second mail."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from kontaktcenter.utkorg.models import Utskick


def message_id(utskick: Utskick) -> str:
    """Return the Message-ID, made of the row's id and the sender's domain."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{utskick.pk}@{domain}>"


def build_epost(utskick: Utskick) -> EmailMessage:
    """Return the mail. It says that a machine wrote it, so that nobody's automatic reply answers it (RFC 3834)."""
    headers = {
        "Message-ID": message_id(utskick),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": utskick.sprak,
    }
    mejl = EmailMessage(utskick.amnesrad, utskick.text, to=[utskick.mottagare], headers=headers | utskick.huvuden)
    if utskick.fil is not None:
        mejl.attach(utskick.fil.namn, bytes(utskick.fil.innehall), utskick.fil.innehallstyp)
    return mejl
