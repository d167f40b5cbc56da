"""Who is logged in, and where a log-in comes from, for the throttling of failed ones (django-axes)."""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kontaktcenter.actions.utloggning import log_out_session
from kontaktcenter.granser import OKAND, client_address


class Inloggning(AuthenticationMiddleware):
    """The user whom the session names, unless that session has been logged out.

    A session is read from Redis, which may have been away when the session was ended, and come back with it. The password and
    whether the account is open are compared with the user's row by Django; so is the log-out here, in the same row.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Find out when it is asked for."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user_of(request))


def _user_of(request: HttpRequest) -> Any:
    user = get_user(request)
    if not user.is_authenticated or request.session.session_key not in user.utloggade:
        return user
    request.session.flush()
    request._cached_user = AnonymousUser()
    return request._cached_user


@receiver(user_logged_out)
def note_log_out(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Every door out leads here, the administration's too; Django then deletes the session."""
    if user is not None and request.session.session_key:
        log_out_session(nyckel=request.session.session_key, by=user)


def login_address(request: HttpRequest) -> str | None:
    """The address that failures are counted by, behind a proxy too; None when it cannot be told, so that all such count together."""
    address = client_address(request)
    return None if address == OKAND else address
