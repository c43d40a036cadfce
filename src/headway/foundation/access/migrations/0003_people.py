import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import headway.foundation.access.models.security
import headway.foundation.access.models.tokens
import headway.foundation.access.models.users
import headway.foundation.core.ids


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_scope"),
        ("actors", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecurityLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                ("event", models.CharField(choices=headway.foundation.access.models.security.events, max_length=24)),
                ("user", models.UUIDField(db_index=True, null=True)),
                ("who", models.CharField(max_length=254)),
                ("by", models.CharField(blank=True, max_length=254)),
                ("door", models.CharField(blank=True, max_length=10)),
                ("address", models.CharField(blank=True, max_length=64)),
                ("detail", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=headway.foundation.core.ids.new_id, editable=False, primary_key=True, serialize=False
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=headway.foundation.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                ("office", models.CharField(blank=True, max_length=160)),
                ("role", models.CharField(choices=headway.foundation.access.models.users.roles, max_length=20)),
                ("side", models.CharField(choices=headway.foundation.access.models.users.sides, max_length=10)),
                ("compartment", models.CharField(blank=True, max_length=3)),
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
    ]
