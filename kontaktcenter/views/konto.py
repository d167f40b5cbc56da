"""Log-in, log-out and change of password for staff."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.forms import Inloggningsform
from kontaktcenter.navigation import menu_for


class LoggaIn(LoginView):
    """The one log-in page; the admin leads here too."""

    template_name = "registration/logga_in.html"
    form_class = Inloggningsform
    redirect_authenticated_user = True


class LoggaUt(LogoutView):
    """Ends the session; only by POST, so that no link or picture can do it."""

    http_method_names = ["post", "options"]


class BytLosenord(SuccessMessageMixin, PasswordChangeView):
    """Lets a user set a new password; other sessions of the user end."""

    template_name = "registration/byt_losenord.html"
    success_url = reverse_lazy("hem_personal")
    success_message = gettext_lazy("Du har bytt lösenord.")


def hem_personal(request: HttpRequest) -> HttpResponse:
    """Lead each user to the first page of the own menu: the agent to the work place, the officer to the inbox."""
    menu = menu_for(request.user, request.path)
    return redirect(menu[0].url) if menu else render(request, "registration/utan_roll.html")


@login_not_required
def admin_login(request: HttpRequest) -> HttpResponse:
    """Send the anonymous to the log-in page, and refuse a signed-in user who may not enter the admin."""
    if request.user.is_authenticated:
        raise PermissionDenied(_("Du har inte behörighet till systemförvaltningen."))
    return redirect(f"{reverse_lazy('logga_in')}?{request.GET.urlencode()}")
