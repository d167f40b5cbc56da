"""The key that locks what a user types and the browser keeps (`static/js/skrivlas.js`)."""

import base64

from django import template
from django.template.context import RequestContext
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
SALT = "kontaktcenter.skrivlas"


@register.simple_tag(takes_context=True)
def skrivnyckel(context: RequestContext) -> SafeString | str:
    """An attribute with the user's own key, the same in each session until the password is changed; nothing for the anonymous."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return ""
    key = salted_hmac(SALT, user.get_session_auth_hash(), algorithm="sha256").digest()
    return format_html(' data-skrivnyckel="{}"', base64.b64encode(key).decode())
