"""The database itself keeps Handelse append-only."""

from django.db import migrations

CREATE = """
CREATE FUNCTION arenden_handelse_bara_tillagg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'arenden_handelse is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER handelse_bara_tillagg BEFORE UPDATE OR DELETE ON arenden_handelse
    FOR EACH ROW EXECUTE FUNCTION arenden_handelse_bara_tillagg();
"""
DROP = """
DROP TRIGGER handelse_bara_tillagg ON arenden_handelse;
DROP FUNCTION arenden_handelse_bara_tillagg();
"""


class Migration(migrations.Migration):
    """Refuse UPDATE and DELETE of events."""

    dependencies = [("arenden", "0001_kontakter_och_arenden")]
    operations = [migrations.RunSQL(CREATE, DROP)]
