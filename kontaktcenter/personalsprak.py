"""In which language a page is shown."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class PersonalensSprak:
    """Shows staff their pages in Swedish, whatever language their browser asks for, until they choose another.

    Django's LocaleMiddleware, which comes before, follows the browser; that is right for citizens, whose pages are whole in each
    language, but would mix two languages on the pages of staff.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next layer, as Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Turn to Swedish for a signed-in user who has chosen no language."""
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and request.user.is_authenticated:
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        return self.get_response(request)
