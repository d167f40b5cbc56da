"""Two administrators at the same thing: the second to save is told, and loses nothing of what was typed."""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.forms.models import _get_foreign_key
from django.utils.translation import gettext as _

from kontaktcenter.granskning import Anmarkning


def fingerprint(objekt: models.Model, underlydande: Iterable[type[models.Model]]) -> str:
    """A digest of what the administrator sees: the row, what it is joined to, and the rows edited beneath it."""
    values: list[Any] = [[field.value_from_object(objekt) for field in objekt._meta.concrete_fields if _is_shown(field)]]
    for field in objekt._meta.many_to_many:
        values.append(sorted(related.pk for related in field.value_from_object(objekt)))
    for model in underlydande:
        key = _get_foreign_key(type(objekt), model)
        values.append(list(model._default_manager.filter(**{key.name: objekt}).order_by("pk").values_list()))
    return hashlib.sha256(json.dumps(values, cls=DjangoJSONEncoder).encode()).hexdigest()


def _is_shown(field: models.Field) -> bool:
    # When somebody has logged in and out, and is there, changes by itself and is nothing that an administrator edits.
    return field.name not in {"last_login", "narvaro", "narvaro_till", "narvaro_text", "utloggade"}


class SeddForm(forms.ModelForm):
    """A form that remembers what its page showed, and refuses to save over what somebody else has saved since.

    The admin gives each request a subclass with `read_fingerprint`, and with `anmarkningar` when the first attempt to save was
    undone by the check of the setup.
    """

    sedd = forms.CharField(required=False, widget=forms.HiddenInput)
    read_fingerprint: Callable[[], str] | None = None
    anmarkningar: Iterable[Anmarkning] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the digest of the row as it stands into the page."""
        super().__init__(*args, **kwargs)
        self.now = self.read_fingerprint() if self.read_fingerprint else ""
        self.initial["sedd"] = self.now

    def clean(self) -> dict[str, Any]:
        """Refuse a stale page once: shown again it is fresh, and what was typed can be saved over the other's change."""
        cleaned = super().clean()
        if self.data.get(self.add_prefix("sedd"), "") != self.now:
            self.add_error(None, self._say_who())
            self.data = self.data.copy()
            self.data[self.add_prefix("sedd")] = self.now
        for anmarkning in self.anmarkningar:
            self.add_error(None, str(anmarkning))
        return cleaned

    def _say_who(self) -> str:
        latest = (
            LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(self.instance), object_id=self.instance.pk)
            .select_related("user")
            .first()
        )
        who = str(latest.user) if latest else _("Någon annan")
        changed = [str(self.fields[name].label) for name in self.changed_data if self.fields[name].label]
        differs = _(" Det här skiljer sig nu från det sparade: %(falt)s.") % {"falt": ", ".join(changed)} if changed else ""
        return (
            _("%(vem)s har sparat ändringar sedan du öppnade sidan.") % {"vem": who}
            + differs
            + _(" Det du skrev finns kvar här nedanför. Spara igen om din version ska gälla.")
        )
