"""What every file has that was chosen for a form that is not sent yet: kept, so that no error makes anybody choose it again."""

import uuid

from django.db import models
from django.utils import timezone


class Osandfil(models.Model):
    """A file that waits for its form to be sent; checked and cleaned when it came. A subclass says whose it is, and keeps it as `fil`."""

    nyckel = models.UUIDField("nyckel", primary_key=True, default=uuid.uuid4)
    filnamn = models.CharField("filnamn", max_length=200)
    storlek = models.PositiveIntegerField("storlek i byte")
    sha256 = models.CharField("SHA-256", max_length=64)
    skapad = models.DateTimeField("skapad", default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["skapad", "nyckel"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.nyckel}"

    def path_in(self, folder: str) -> str:
        """Where in `folder` it waits: a random name that says nothing."""
        return f"{folder}/{self.nyckel.hex[:2]}/{self.nyckel.hex}"
