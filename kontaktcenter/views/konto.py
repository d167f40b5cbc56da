"""Log-in, log-out and change of password for staff."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.forms import Inloggningsform
from kontaktcenter.granser import client_address, count, uncount
from kontaktcenter.navigation import start_for
from kontaktcenter.views.fel import too_many_requests


class LoggaIn(LoginView):
    """The one log-in page; the admin leads here too.

    django-axes stops many guesses at one user name; the limit here stops one address that tries many names. Only failures
    count, for a whole town hall may log in from one address.
    """

    template_name = "registration/logga_in.html"
    form_class = Inloggningsform
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Log in, unless too many have failed from this address; counted before the password is tried, so that haste wins nothing."""
        wait = count("inloggning", client_address(request))
        return too_many_requests(request, wait) if wait else super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Log in; a success is no guess."""
        uncount("inloggning", client_address(self.request))
        return super().form_valid(form)


class LoggaUt(LogoutView):
    """Ends the session; only by POST, so that no link or picture can do it."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End the session, and let the next page forget what the browser keeps of what was typed (`static/js/utloggning.js`)."""
        response = super().post(request, *args, **kwargs)
        response.set_cookie("kc-utloggad", "1", secure=settings.SESSION_COOKIE_SECURE, samesite=settings.SESSION_COOKIE_SAMESITE)
        return response


class BytLosenord(SuccessMessageMixin, PasswordChangeView):
    """Lets a user set a new password; other sessions of the user end."""

    template_name = "registration/byt_losenord.html"
    success_url = reverse_lazy("hem_personal")
    success_message = gettext_lazy("Du har bytt lösenord.")


def hem_personal(request: HttpRequest) -> HttpResponse:
    """Lead each user to where the own work starts: the agent to the work place, the officer to the inbox, the registrar to the search."""
    start = start_for(request.user)
    return redirect(start) if start else render(request, "registration/utan_roll.html")


@login_not_required
def admin_login(request: HttpRequest) -> HttpResponse:
    """Send the anonymous to the log-in page, and refuse a signed-in user who may not enter the admin."""
    if request.user.is_authenticated:
        raise PermissionDenied(_("Du har inte behörighet till systemförvaltningen."))
    return redirect(f"{reverse_lazy('logga_in')}?{request.GET.urlencode()}")
