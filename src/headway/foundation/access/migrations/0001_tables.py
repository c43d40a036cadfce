import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models

import headway.foundation.access.models.security
import headway.foundation.access.models.tokens
import headway.foundation.access.models.users
import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("access", "0001_initial"),
        ("access", "0002_scope"),
        ("access", "0003_people"),
        ("access", "0004_tallies"),
        ("access", "0005_reads"),
        ("access", "0006_pending_acts"),
        ("access", "0007_signing_in"),
        ("access", "0008_who_received"),
        ("access", "0009_append_only"),
        ("access", "0010_what_left"),
        ("access", "0011_consent_source"),
        ("access", "0012_narrower_seats"),
        ("access", "0013_hashed_sheets"),
        ("access", "0014_language"),
        ("access", "0015_sealed_logs"),
    ]

    dependencies = [
        ("actors", "0001_tables"),
        ("ledger", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="User",
                    fields=[
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, unique=True)),
                        ("name", models.CharField(max_length=120)),
                        ("office", models.CharField(blank=True, max_length=160)),
                        ("is_active", models.BooleanField(default=True)),
                        ("persona", models.SlugField(blank=True, max_length=40)),
                        ("language", models.CharField(blank=True, max_length=8)),
                        ("joined_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ("name", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="SecurityLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(db_index=True)),
                        (
                            "event",
                            models.CharField(choices=headway.foundation.access.models.security.events, max_length=24),
                        ),
                        ("user", models.UUIDField(db_index=True, null=True)),
                        ("who", models.CharField(max_length=254)),
                        ("by", models.CharField(blank=True, max_length=254)),
                        ("by_user", models.UUIDField(db_index=True, null=True)),
                        ("door", models.CharField(blank=True, max_length=10)),
                        ("address", models.CharField(blank=True, max_length=64)),
                        ("detail", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ("-at", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="Circle",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("name", models.CharField(max_length=160)),
                        ("scope", models.UUIDField(blank=True, db_index=True, null=True)),
                        (
                            "purpose",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("shared", "both sides"),
                                    ("partners", "the delegation"),
                                    ("committee", "the Committee"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="actors.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("compartment", "name", "id"),
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Departure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(db_index=True)),
                        ("user", models.UUIDField(null=True)),
                        ("who", models.CharField(max_length=400)),
                        ("door", models.CharField(blank=True, max_length=20)),
                        ("what", models.CharField(max_length=200)),
                        ("to", models.CharField(max_length=10)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("side", models.CharField(max_length=10)),
                        ("body", models.CharField(blank=True, max_length=80)),
                    ],
                    options={
                        "ordering": ("-at", "-id"),
                        "indexes": [models.Index(fields=["side", "compartment", "body"], name="departure_side")],
                    },
                ),
                migrations.CreateModel(
                    name="DepartedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("record", models.UUIDField(db_index=True)),
                        (
                            "departure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="access.departure"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="LogSeal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("log", models.CharField(max_length=10)),
                        ("after", models.PositiveBigIntegerField()),
                        ("last", models.PositiveBigIntegerField()),
                        ("lines", models.PositiveBigIntegerField()),
                        ("columns", models.CharField(max_length=400)),
                        ("digest", models.CharField(max_length=64)),
                    ],
                    options={
                        "ordering": ("log", "after", "id"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("log", "after"), name="one_seal_from_a_line_on"),
                            models.CheckConstraint(
                                condition=models.Q(("last__gt", models.F("after"))), name="a_seal_holds_lines"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("role", models.CharField(choices=headway.foundation.access.models.users.roles, max_length=20)),
                        ("side", models.CharField(choices=headway.foundation.access.models.users.sides, max_length=10)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("scope", models.UUIDField(blank=True, null=True)),
                        ("since", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="actors.organisation",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("user_id", "since", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="Read",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(db_index=True)),
                        ("user", models.UUIDField(null=True)),
                        ("who", models.CharField(max_length=400)),
                        ("door", models.CharField(blank=True, max_length=20)),
                        ("kind", models.CharField(max_length=40)),
                        ("record", models.UUIDField(db_index=True)),
                        ("marking", models.CharField(max_length=80)),
                        ("audience", models.CharField(max_length=10)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("body", models.CharField(blank=True, max_length=80)),
                    ],
                    options={
                        "ordering": ("-at", "-id"),
                        "indexes": [models.Index(fields=["audience", "compartment", "body"], name="read_side")],
                    },
                ),
                migrations.CreateModel(
                    name="Tally",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what", models.CharField(max_length=20)),
                        ("who", models.CharField(max_length=80)),
                        ("began_at", models.DateTimeField()),
                        ("count", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(fields=("what", "who", "began_at"), name="one_tally_per_stretch")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Token",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("digest", models.CharField(max_length=64)),
                        (
                            "scope",
                            models.CharField(
                                choices=headway.foundation.access.models.tokens.scopes, default="read", max_length=5
                            ),
                        ),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("made_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        ("last_used_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tokens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-made_at", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="CircleEntry",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("since", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("why", models.TextField(blank=True)),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="access.circle"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("since", "id"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["circle", "organisation"], name="entry_of")],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("own", "its holder only"),
                                    ("body", "the assessing Body"),
                                    ("state", "the State"),
                                    ("shared", "both sides"),
                                    ("partners", "both sides and the delegation"),
                                    ("public", "everyone"),
                                ],
                                default="own",
                                max_length=10,
                            ),
                        ),
                        ("circle", models.UUIDField(blank=True, null=True)),
                        ("marking", models.CharField(blank=True, max_length=80)),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("visit", "the visit"),
                                    ("partners", "partners taking part"),
                                    ("share", "sharing"),
                                    ("publish", "publication"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("scope", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("covers", models.CharField(blank=True, max_length=200)),
                        ("recipients", models.TextField(blank=True)),
                        ("to_circle", models.UUIDField(blank=True, null=True)),
                        ("document", models.CharField(blank=True, max_length=200)),
                        ("source", models.UUIDField(blank=True, null=True)),
                        ("given_on", models.DateField()),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.storedfile",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("given_on", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="consent_sight")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Grant",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("target", models.UUIDField(db_index=True)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("user", models.UUIDField(null=True)),
                        ("since", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("why", models.TextField(blank=True)),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="actors.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("since", "id"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["target", "organisation"], name="grant_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation__isnull", False), ("user__isnull", False), _connector="OR"
                                ),
                                name="grant_names_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("email", models.EmailField(max_length=254)),
                        ("name", models.CharField(max_length=120)),
                        ("office", models.CharField(blank=True, max_length=160)),
                        ("role", models.CharField(choices=headway.foundation.access.models.users.roles, max_length=20)),
                        ("side", models.CharField(choices=headway.foundation.access.models.users.sides, max_length=10)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        ("scope", models.UUIDField(blank=True, null=True)),
                        ("scope_name", models.CharField(blank=True, max_length=200)),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("made_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-made_at", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("accepted_at", None), ("accepted_by", None)),
                                    models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="accepted_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PendingAct",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("own", "its holder only"),
                                    ("body", "the assessing Body"),
                                    ("state", "the State"),
                                    ("shared", "both sides"),
                                    ("partners", "both sides and the delegation"),
                                    ("public", "everyone"),
                                ],
                                default="own",
                                max_length=10,
                            ),
                        ),
                        ("circle", models.UUIDField(blank=True, null=True)),
                        ("marking", models.CharField(blank=True, max_length=80)),
                        ("what", models.CharField(max_length=20)),
                        ("target", models.UUIDField(db_index=True)),
                        ("target_kind", models.CharField(max_length=40)),
                        ("head", models.CharField(max_length=64)),
                        ("to_audience", models.CharField(blank=True, max_length=10)),
                        ("to_circle", models.UUIDField(blank=True, null=True)),
                        ("along", models.BooleanField(default=False)),
                        ("reason", models.TextField()),
                        (
                            "needs",
                            models.CharField(
                                choices=[("person", "a second person"), ("delay", "time to object")], max_length=8
                            ),
                        ),
                        ("due_at", models.DateTimeField(blank=True, null=True)),
                        ("proposed_by", models.UUIDField(null=True)),
                        ("proposed_name", models.CharField(max_length=160)),
                        ("proposed_at", models.DateTimeField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("open", "waiting"), ("done", "carried out"), ("withdrawn", "withdrawn")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("ended_name", models.CharField(blank=True, max_length=160)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_why", models.TextField(blank=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("proposed_at", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="pendingact_sight")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
            ]
        ),
    ]
