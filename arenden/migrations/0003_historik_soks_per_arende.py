"""A case's history is only ever read by the case: drop the indexes that django-simple-history makes on its other columns.

Each action that changes a case writes a row of history, and every index makes that dearer. The library has no setting for
it, so the models still say that the columns are indexed.
"""

from django.db import migrations

TABELL = "arenden_historicalarende"
KOLUMNER = [
    "agent_id",
    "ansvarig_enhet_id",
    "arendetyp_id",
    "center_id",
    "delat_fran_id",
    "handlaggare_id",
    "history_date",
    "history_user_id",
    "nummer",
    "sammanslaget_med_id",
]

DROP = f"""
DO $$
DECLARE namn text;
BEGIN
    FOR namn IN
        SELECT i.indexrelid::regclass::text FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = '{TABELL}'::regclass AND i.indnatts = 1 AND a.attname = ANY (ARRAY{KOLUMNER})
    LOOP
        EXECUTE 'DROP INDEX ' || namn;
    END LOOP;
END $$;
"""
CREATE = "".join(f"CREATE INDEX ON {TABELL} ({kolumn});" for kolumn in KOLUMNER)


class Migration(migrations.Migration):
    """Keep the index on the case's id alone."""

    dependencies = [("arenden", "0002_handelse_bara_tillagg")]
    operations = [migrations.RunSQL(DROP, CREATE)]
