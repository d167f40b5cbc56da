"""Addresses of offices, tours and their hours, for citizens and for those who plan them."""

from django.urls import path

from servicekontor.views.medborgare import kalender, kontor, turlista

urlpatterns = [
    path("kontor/", kontor.alla, name="kontoren"),
    path("kontor/<slug:kod>/", kontor.ett, name="kontor"),
    path("kontor/<slug:kod>/kalender.ics", kalender.kontor, name="kontor_kalender"),
    path("turlista/", turlista.turlista, name="turlista"),
    path("turlista/<int:pk>/kalender.ics", kalender.tur, name="tur_kalender"),
]
