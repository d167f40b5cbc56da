"""Contacts from before it was kept who heard them: what another system may have sent counts as unheard.

0007 let every earlier contact say that an employee had heard it, also those that came by the API. Which they are is not known
of each, only of the channel, and of the accounts that have had a key since before the contact was saved: all that those
accounts have registered is taken as sent. That an employee did hear one of them costs no more than that two cases under
secrecy are not taken as one person's (OSL 2009:400); the other mistake would show one person's case to another. It is not undone.
"""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef, Q


def take_api_contacts_as_unheard(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Mark them."""
    nycklar = apps.get_model("kontaktcenter", "Apinyckel").objects
    had_key = Exists(nycklar.filter(anvandare=OuterRef("agent"), skapad__lte=OuterRef("sparad")))
    apps.get_model("arenden", "Kontakt").objects.filter(Q(kanal="api") | had_key, is_via_system=False).update(is_via_system=True)


class Migration(migrations.Migration):

    dependencies = [
        ("arenden", "0007_kontakt_via_annat_system"),
        ("kontaktcenter", "0001_grund"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(take_api_contacts_as_unheard, migrations.RunPython.noop)]
