"""The table of the shared cache, which counts failed sign-ins for all processes; and on PostgreSQL the database itself
refuses to change or to remove a line of a log.
"""

from django.core.management import call_command
from django.db import migrations

LOGS = {
    "security_log": ("the security log", ["access_securityline"]),
    "log_of_reads": ("the log of reads", ["access_read"]),
    "log_of_what_left": ("the log of what left", ["access_departure", "access_departedrow"]),
}


def create(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS cache")


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for log, (name, tables) in LOGS.items():
        schema_editor.execute(
            f"CREATE FUNCTION refuse_to_change_the_{log}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION 'a line of {name} is neither changed nor removed'; END $$"
        )
        for table in tables:
            schema_editor.execute(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_{log}()"
            )


def allow(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for log, (_name, tables) in LOGS.items():
        for table in tables:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS append_only ON {table}")
        schema_editor.execute(f"DROP FUNCTION IF EXISTS refuse_to_change_the_{log}()")


class Migration(migrations.Migration):
    replaces = [
        ("access", "0007_signing_in"),
        ("access", "0009_append_only"),
        ("access", "0010_what_left"),
        ("access", "0015_sealed_logs"),
    ]

    dependencies = [("access", "0001_tables")]

    operations = [migrations.RunPython(create, drop), migrations.RunPython(refuse, allow)]
