from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0013_hashed_sheets")]

    operations = [
        migrations.AddField("user", "language", models.CharField(blank=True, max_length=8)),
    ]
