"""The service offices in the administration, one noun per file."""

from servicekontor.admin import bemanning, bokning, kontor, mottagning, tur

__all__ = ["bemanning", "bokning", "kontor", "mottagning", "tur"]
