"""Told at start: that the setting of the model names something that is no model."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _

from kunskapsbank.mening.kodare import KRAVS


def check_setting(app_configs: Sequence[Any] | None, **options: Any) -> list[CheckMessage]:
    """Nothing, when the model is turned off, or its package is merely not installed."""
    if not settings.SOKMODELL or _is_possible(settings.SOKMODELL):
        return []
    said = _("Inställningen SOKMODELL pekar på %(vad)s, som inte är någon sökmodell.") % {"vad": settings.SOKMODELL}
    hint = _("Ange en klass med %(krav)s, eller stäng av modellen.") % {"krav": ", ".join(KRAVS)}
    return [Error(said, hint=hint, id="kunskapsbank.E001")]


def _is_possible(path: str) -> bool:
    modul, _dot, klass = str(path).rpartition(".")
    try:
        if not modul or find_spec(modul) is None:
            return False
    except (ImportError, ValueError):  # a part of the path is no package
        return False
    try:
        found = getattr(import_module(modul), klass, None)
    except ImportError:
        return True
    return isinstance(found, type) and all(hasattr(found, namn) for namn in KRAVS)
