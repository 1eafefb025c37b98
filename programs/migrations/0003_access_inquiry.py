import django.db.models.deletion
from django.db import migrations, models


def take_the_registrations(apps, schema_editor):
    """Give earlier requests the inquiry of their registration: which one asked was not kept."""
    requests = apps.get_model("programs", "AccessRequest").objects.all()
    registrations = apps.get_model("programs", "WebinarRegistration").objects
    asked = registrations.filter(pk=models.OuterRef("registration")).values("inquiry")
    requests.update(inquiry=models.Subquery(asked))
    # PostgreSQL alters no table whose foreign keys it has still to check.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0003_listed'),
        ('programs', '0002_relations'),
    ]

    operations = [
        migrations.AddField(
            model_name='accessrequest',
            name='inquiry',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='access_requests', to='intake.inquiry'),
        ),
        migrations.RunPython(take_the_registrations, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='accessrequest',
            name='inquiry',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='access_requests', to='intake.inquiry'),
        ),
    ]
