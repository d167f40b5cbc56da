"""Fields of the API that refuse what the database could not hold."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

ARTAL = range(1900, 9998)
"""Years that stay years in every time zone."""


class Tidpunkt(serializers.DateTimeField):
    """A point in time; one near the ends of the calendar has no counterpart in another time zone and is refused."""

    def to_internal_value(self, value: Any) -> datetime:
        """The time, with a time zone."""
        try:
            read = super().to_internal_value(value)
        except OverflowError:
            read = None
        if read is None or read.year not in ARTAL:
            raise serializers.ValidationError(_("Ange en tidpunkt mellan år 1900 och 9997."))
        return read
