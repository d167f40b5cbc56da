"""Who calls: a key of another system, or a logged-in employee; and what the key may be used for."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from kontaktcenter.actions.apinyckel import note_use
from kontaktcenter.models import Anvandare, Apinyckel
from kontaktcenter.models.apinyckel import hash_key

FEL_NYCKEL = "Nyckeln gäller inte. Be systemförvaltaren om en ny."
LANGSTA_HUVUD = 200


class Nyckelautentisering(BaseAuthentication):
    """`Authorization: Bearer kc_…`. The request acts as the key's account, within the key's scopes, and what it does says so."""

    def authenticate(self, request: Request) -> tuple[Anvandare, Apinyckel] | None:
        """The account and the key; None when no key was sent. Raises AuthenticationFailed for one that does not work."""
        header = get_authorization_header(request)
        if not header:
            return None
        scheme, _space, secret = header[:LANGSTA_HUVUD].partition(b" ")
        if scheme.lower() != b"bearer" or not secret:
            raise AuthenticationFailed(FEL_NYCKEL)
        hashad = hash_key(secret.decode("latin-1"))
        nyckel = Apinyckel.objects.select_related("anvandare").filter(hemlighet_hash=hashad).first()
        if nyckel is None or not nyckel.is_valid:
            raise AuthenticationFailed(FEL_NYCKEL)
        note_use(nyckel)
        nyckel.anvandare.genom_nyckel = nyckel
        return nyckel.anvandare, nyckel

    def authenticate_header(self, request: Request) -> str:
        """Ask for a key, so that the answer is 401 and not 403."""
        return "Bearer"


def may_key(request: Request, omfang: str) -> bool:
    """Whether the caller's key may be used for `omfang`; a logged-in employee has no key, and the account's own rights."""
    return not isinstance(request.auth, Apinyckel) or omfang in request.auth.omfang


class HarOmfang(BasePermission):
    """A key must have the view's scope for the method; a logged-in employee has the account's own rights."""

    message = "Nyckeln får inte användas till det här."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Whether the caller may knock on this door at all; the action asks about the thing itself."""
        if not request.user.is_authenticated:
            return False
        if not isinstance(request.auth, Apinyckel):
            return True
        method = "GET" if request.method == "HEAD" else request.method
        if method not in view.omfang:
            # What the view does not do at all is answered 405 further on; what it does without naming a scope is no key's business.
            return method == "OPTIONS" or not hasattr(view, method.lower())
        return view.omfang[method] in request.auth.omfang


class NyckelSchema(OpenApiAuthenticationExtension):
    """How the schema describes the key."""

    target_class = "kontaktcenter.api.autentisering.Nyckelautentisering"
    name = "nyckel"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A bearer token."""
        return {"type": "http", "scheme": "bearer", "description": "En API-nyckel från systemförvaltaren."}
