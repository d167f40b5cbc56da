"""The database itself keeps Kontorshandelse append-only."""

from django.db import migrations

CREATE = """
CREATE FUNCTION servicekontor_handelse_bara_tillagg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'servicekontor_kontorshandelse is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER kontorshandelse_bara_tillagg BEFORE UPDATE OR DELETE ON servicekontor_kontorshandelse
    FOR EACH ROW EXECUTE FUNCTION servicekontor_handelse_bara_tillagg();
"""
DROP = """
DROP TRIGGER kontorshandelse_bara_tillagg ON servicekontor_kontorshandelse;
DROP FUNCTION servicekontor_handelse_bara_tillagg();
"""


class Migration(migrations.Migration):
    """Refuse UPDATE and DELETE of events."""

    dependencies = [("servicekontor", "0002_handelse")]
    operations = [migrations.RunSQL(CREATE, DROP)]
