from django.db import migrations

from portal.taxonomy.wording import key_of


def claim_words(apps, _schema_editor):
    """Write down the words of the terms that are there; the first to have one keeps it."""
    term_model = apps.get_model("taxonomy", "Term")
    word_model = apps.get_model("taxonomy", "Word")
    words = []
    for term in term_model.objects.select_related("locale").order_by("pk"):
        written = [term.name, *(line.strip() for line in term.synonyms.splitlines())]
        keys = [key_of(word, term.locale.language_code)[:255] for word in written if word]
        words += [
            word_model(term=term, locale=term.locale, key=key, is_name=key == keys[0])
            for key in dict.fromkeys(keys)
        ]
    word_model.objects.bulk_create(words, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('taxonomy', '0002_words_and_former_addresses'),
    ]

    operations = [
        migrations.RunPython(claim_words, migrations.RunPython.noop),
    ]
