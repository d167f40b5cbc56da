"""The service offices in the administration, one noun per file."""

from servicekontor.admin import bemanning, kontor, mottagning, tur

__all__ = ["bemanning", "kontor", "mottagning", "tur"]
