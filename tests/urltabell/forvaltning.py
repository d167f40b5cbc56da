"""Addresses of the administration. Its own models get their rows by themselves, each for administrators only."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db import models

from kontaktcenter.admin.bas import ForSystemforvaltare
from tests.urltabell.policyer import ANSTALLDA, FORVALTARE, NODKONTO, PERSONAL, Policy, Rad, only, rader
from tests.urltabell.varld import Varld, first_pk

NODKONTO_DOLT = only(set(), ser=ANSTALLDA - {"forvaltare"})
INGEN_FAR = {
    "anvandare_delete",
    "apinyckel_delete",
    "enkatsvar_add",
    "enkatsvar_delete",
    "mottagningstid_add",
    "mottagningstid_delete",
    "utskick_add",
    "utskick_delete",
}
"""What nobody does: accounts are ended, keys stopped, times of reception published on their own page, and messages made by events and
erased with their cases."""
SIDOR = {
    "anvandare": ("losenord", "narvaro", "las-upp", "avsluta", "oppna"),
    "apinyckel": ("sparra",),
    "enhet": ("stang", "oppna"),
    "overenskommelse": ("kopiera",),
}
"""Pages that do more than edit, which take the key as `pk`."""


def _kalender_ar(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.arende.center.kalender_id, "ar": 2026}


def make_rader() -> Iterator[Rad]:
    """The rows."""
    yield from rader(
        FORVALTARE,
        """
        admin:index
        admin:jsi18n
        admin:password_change GET POST
        admin:password_change_done
        """,
    )
    yield from rader(PERSONAL, "admin:logout POST")
    yield from rader(NODKONTO, "admin:autocomplete")
    yield from rader(NODKONTO_DOLT, "admin:view_on_site", lambda varld: {"content_type_id": 0, "object_id": 0})
    yield from rader(FORVALTARE, "admin:app_list", lambda varld: {"app_label": "kontaktcenter"})
    yield from rader(FORVALTARE, "admin:kontaktcenter_arbetstidskalender_ar", _kalender_ar)
    yield from rader(FORVALTARE, "admin:kontaktcenter_arendetyp_fil GET POST\nadmin:kontaktcenter_arendetyp_hamta")
    for model, model_admin in admin.site._registry.items():
        yield from _model_rows(model, FORVALTARE if isinstance(model_admin, ForSystemforvaltare) else NODKONTO)


def _model_rows(model: type[models.Model], policy: Policy) -> Iterator[Rad]:
    stem = f"{model._meta.app_label}_{model._meta.model_name}"
    yield from rader(policy, f"admin:{stem}_changelist")

    def by_object_id(varld: Varld) -> dict[str, Any]:
        return {"object_id": first_pk(model)}

    for page in ("add", "history", "delete", "change"):
        closed = f"{model._meta.model_name}_{page}" in INGEN_FAR
        yield from rader(NODKONTO if closed else policy, f"admin:{stem}_{page}", (lambda varld: {}) if page == "add" else by_object_id)
    for page in SIDOR.get(model._meta.model_name, ()):
        yield from rader(policy, f"admin:{stem}_{page} GET POST", lambda varld: {"pk": first_pk(model)})
