"""What every action on an article does the same: lock and re-read, refuse a stale page, save with a new version."""

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import InaktuellSida
from kunskapsbank.models import Artikel, Artikeltext, Revision
from kunskapsbank.rattigheter import check_drag
from kunskapsbank.status import DRAG


def lock_artikel(artikel: Artikel | int, *, version: int | None = None) -> Artikel:
    """Lock the article until the transaction ends and read it again; its texts and revisions are locked by this too.

    `version` is what the page showed; when it differs, somebody else was first and InaktuellSida is raised.
    """
    pk = artikel if isinstance(artikel, int) else artikel.pk
    # Without joins: PostgreSQL checks a joined row again after waiting for the lock, and drops it when it has changed meanwhile.
    Artikel.objects.select_for_update().filter(pk=pk).values_list("pk").get()
    locked = Artikel.objects.select_related("ansvarig_enhet", "ansvarig", "amne", "samling").get(pk=pk)
    check_version(locked, version)
    return locked


def check_version(artikel: Artikel, version: int | None) -> None:
    """Refuse, with InaktuellSida, what is built on another version of a locked article than the one that a page showed."""
    if version is not None and version != artikel.version:
        raise InaktuellSida(
            _("Någon annan har ändrat artikelns uppgifter sedan du öppnade sidan. Läs det nya och försök igen; det du skrev finns kvar.")
        )


def lock_text(text: Artikeltext) -> Artikeltext:
    """Lock the article and read one of its texts again, with the article and what is published."""
    artikel = lock_artikel(text.artikel_id)
    locked = Artikeltext.objects.select_related("publicerad").get(pk=text.pk)
    locked.artikel = artikel
    return locked


def lock_revision(revision: Revision, *, drag: str, version: int | None = None) -> Revision:
    """Lock the article, read the revision again and check that `drag` is allowed in its state.

    `version` is what the page showed; when it differs, the text was moved or saved after that and InaktuellSida is raised.
    """
    text = lock_text(Artikeltext(pk=revision.text_id, artikel_id=_artikel_id(revision)))
    locked = Revision.objects.select_related("skapad_av").get(pk=revision.pk)
    locked.text = text
    check_drag(drag, locked)
    if version is not None and version != locked.version:
        raise InaktuellSida(_("Texten har ändrats sedan du öppnade sidan. Läs den nya och försök igen."))
    return locked


def _artikel_id(revision: Revision) -> int:
    return Artikeltext.objects.values_list("artikel_id", flat=True).get(pk=revision.text_id)


def save_artikel(artikel: Artikel, *falt: str) -> None:
    """Save the named fields and step the version, so that stale pages are noticed."""
    artikel.version += 1
    artikel.save(update_fields=[*falt, "version"])


def move(revision: Revision, drag: str, *falt: str) -> None:
    """Put a locked revision in the state that the move leads to, and save the other fields named."""
    revision.lage = DRAG[drag][1]
    revision.version += 1
    revision.andrad = timezone.now()
    revision.save(update_fields=[*falt, "lage", "version", "andrad"])
