"""Where a log-in comes from, for the throttling of failed ones (django-axes)."""

from django.http import HttpRequest

from kontaktcenter.granser import OKAND, client_address


def login_address(request: HttpRequest) -> str | None:
    """The address that failures are counted by, behind a proxy too; None when it cannot be told, so that all such count together."""
    address = client_address(request)
    return None if address == OKAND else address
