"""All addresses: the ground floor names the apps by string, so it imports none of them."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.granskning import granskning
from kontaktcenter.utkorg.views import utvecklingspost
from kontaktcenter.views import halsa, konto, narvaro, utseende, utveckling

admin.site.site_header = admin.site.site_title = admin.site.index_title = _("Systemförvaltning")

handler400 = "kontaktcenter.views.fel.bad_request"
handler403 = "kontaktcenter.views.fel.forbidden"
handler404 = "kontaktcenter.views.fel.not_found"
handler500 = "kontaktcenter.views.fel.server_error"

urlpatterns = [
    path("logga-in/", konto.LoggaIn.as_view(), name="logga_in"),
    path("logga-ut/", konto.LoggaUt.as_view(), name="logga_ut"),
    path("start/", konto.hem_personal, name="hem_personal"),
    path("konto/losenord/", konto.BytLosenord.as_view(), name="byt_losenord"),
    path("narvaro/", narvaro.satt_narvaro, name="satt_narvaro"),
    path("utseende/", utseende.valj_fargschema, name="valj_fargschema"),
    path("sprak/", utseende.valj_sprak, name="set_language"),
    path("admin/login/", konto.admin_login),
    # The administration's own would leave in the browser what was typed there.
    path("admin/logout/", konto.LoggaUt.as_view()),
    path("admin/granskning/", admin.site.admin_view(granskning), name="granskning"),
    path("admin/", admin.site.urls),
    path("halsa/", halsa.halsa, name="halsa"),
    path("halsa/webb/", halsa.webb_lever, name="webb_lever"),
    path("api/v1/", include("kontaktcenter.api.urls")),
    path("", include("kunskapsbank.urls")),
    # Before the offices: their display takes any address of two parts under /tavla/.
    path("", include("statistik.urls")),
    path("", include("servicekontor.urls")),
    path("", include("arenden.urls")),
]

if not settings.IS_PRODUKTION:
    urlpatterns += [
        path("utveckling/komponenter/", utveckling.komponenter, name="komponenter"),
        path("utveckling/komponenter/dialog/", utveckling.dialog, name="komponenter_dialog"),
        path("utveckling/post/", utvecklingspost, name="utvecklingspost"),
    ]
