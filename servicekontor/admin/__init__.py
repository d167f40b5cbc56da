"""The service offices in the administration, one noun per file."""

from servicekontor.admin import kontor, tur

__all__ = ["kontor", "tur"]
