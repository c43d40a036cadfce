"""On PostgreSQL the database itself refuses to change or to remove a line of the security log."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_to_change_the_security_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a line of the security log is neither changed nor removed'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access_securityline
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_security_log();
"""
ALLOW = """
DROP TRIGGER IF EXISTS append_only ON access_securityline;
DROP FUNCTION IF EXISTS refuse_to_change_the_security_log();
"""


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSE)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ALLOW)


class Migration(migrations.Migration):
    dependencies = [("access", "0008_who_received")]
    operations = [migrations.RunPython(refuse, allow)]
