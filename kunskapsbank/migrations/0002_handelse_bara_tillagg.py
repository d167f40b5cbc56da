"""The database itself keeps Artikelhandelse append-only."""

from django.db import migrations

CREATE = """
CREATE FUNCTION kunskapsbank_handelse_bara_tillagg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'kunskapsbank_artikelhandelse is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER artikelhandelse_bara_tillagg BEFORE UPDATE OR DELETE ON kunskapsbank_artikelhandelse
    FOR EACH ROW EXECUTE FUNCTION kunskapsbank_handelse_bara_tillagg();
"""
DROP = """
DROP TRIGGER artikelhandelse_bara_tillagg ON kunskapsbank_artikelhandelse;
DROP FUNCTION kunskapsbank_handelse_bara_tillagg();
"""


class Migration(migrations.Migration):
    """Refuse UPDATE and DELETE of events."""

    dependencies = [("kunskapsbank", "0001_kunskapsbank")]
    operations = [migrations.RunSQL(CREATE, DROP)]
