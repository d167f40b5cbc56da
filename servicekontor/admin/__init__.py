"""The service offices in the administration, one noun per file."""

from servicekontor.admin import kontor, mottagning, tur

__all__ = ["kontor", "mottagning", "tur"]
