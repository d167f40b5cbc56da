"""All addresses: the ground floor names the apps by string, so it imports none of them."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
