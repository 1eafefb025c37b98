"""A backup that is not whole, or does not fit, is refused before anything is written."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, storages
from django.core.management import CommandError, call_command
from django.db import connection

from portal.backup import database, manifest
from portal.backup.checking import faults
from portal.backup.chest import NAME, Chest, alone, backups_in, read_sums, sum_of_open
from portal.backup.failing import BackupError
from portal.backup.keeping import forget_old, to_keep
from portal.backup.making import copy_files
from portal.backup.manifest import Manifest
from portal.backup.places import stored_files
from portal.backup.restoring import restore_files
from portal.backup.standing import report

NOW = datetime(2026, 11, 26, 1, tzinfo=UTC)


@pytest.fixture
def backup(tmp_path, settings) -> Path:
    """A whole backup, with a database that only SQLite reads."""
    settings.BACKUP_DIR = tmp_path / "backups"
    folder = settings.BACKUP_DIR / NOW.strftime(NAME)
    folder.mkdir(parents=True)
    chest = Chest(folder, None)
    chest.fill("files/default/images/a.jpg", lambda file: file.write(b"a picture"))
    chest.fill("files/documents/b.pdf", lambda file: file.write(b"a document"))
    chest.fill("database.sqlite3", lambda file: file.write(b""))
    described = Manifest.of_this_site(NOW, [], [])
    chest.fill(manifest.NAME, lambda file: file.write(described.written()))
    chest.close()
    return folder


def writable(path: Path) -> Path:
    path.chmod(0o600)
    return path


def shorten(path: Path) -> None:
    writable(path).write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    whole = path.read_bytes()
    writable(path).write_bytes(bytes([whole[0] ^ 1]) + whole[1:])


def forget_last_line(path: Path) -> None:
    writable(path).write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "harm", "said"),
    [
        ("files/default/images/a.jpg", flip, "a.jpg has changed"),
        ("files/documents/b.pdf", shorten, "b.pdf has changed"),
        ("files/documents/b.pdf", Path.unlink, "b.pdf is missing"),
        ("database.sqlite3", Path.unlink, "database.sqlite3 is missing"),
        ("backup.json", Path.unlink, "backup.json is missing or damaged"),
        ("SHA256SUMS", Path.unlink, "SHA256SUMS is missing or damaged"),
        ("SHA256SUMS", forget_last_line, "is not in the list"),
        ("files/more.txt", lambda path: path.write_text("x"), "more.txt is not in the list"),
    ],
)
def test_what_is_not_whole_is_refused(backup, name, harm, said):
    assert faults(backup) == []
    harm(backup / name)
    with pytest.raises(CommandError, match=r"is not whole") as refused:
        call_command("restore", str(backup))
    assert said in str(refused.value)
    with pytest.raises(CommandError, match=said):
        call_command("check_backup")


@pytest.mark.django_db
def test_a_site_that_has_anything_is_not_overwritten(backup):
    with pytest.raises(CommandError) as refused:
        call_command("restore", str(backup))
    assert f"The database {connection.settings_dict['NAME']} is not empty" in str(refused.value)


@pytest.mark.django_db
def test_what_does_not_fit_is_refused(settings):
    def described(**changes) -> Manifest:
        whole = json.loads(Manifest.of_this_site(NOW, ["wagtailcore.0001_initial"], []).written())
        return Manifest(**{**whole, **changes})

    def reasons(backup: Manifest, **options) -> str:
        return " ".join(backup.reasons_against(**{"another_key": False, **options}))

    assert reasons(described()) == ""
    assert "newer version of the portal" in reasons(described(migrations=["home.9999_later"]))
    assert "The backup is of oracle" in reasons(described(database="oracle"))
    assert "use a server as new" in reasons(described(database_version=database.version() + 1))

    before = described()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10
    assert reasons(before) == ""
    settings.SECRET_KEY_FALLBACKS = []
    assert "another SECRET_KEY" in reasons(before)
    assert reasons(before, another_key=True) == ""


def test_one_backup_at_a_time(tmp_path):
    with alone(tmp_path), pytest.raises(BackupError, match="at work"), alone(tmp_path):
        pass


@pytest.mark.django_db
def test_a_bad_file_of_the_last_backup_is_not_taken_over(tmp_path, backup):
    old = backup / "files/documents/b.pdf"
    known = old.stat()
    changed = datetime.fromtimestamp(known.st_mtime, UTC)
    chest = Chest(tmp_path / "new", backup)
    assert chest.keep("files/documents/b.pdf", known.st_size, changed)
    assert (tmp_path / "new/files/documents/b.pdf").stat().st_ino == known.st_ino
    chest.drop("files/documents/b.pdf")
    assert not chest.keep("files/documents/b.pdf", known.st_size + 1, changed)
    assert not chest.keep("files/documents/b.pdf", known.st_size, changed + timedelta(seconds=1))
    flip(old)
    assert not chest.keep("files/documents/b.pdf", known.st_size, changed)
    (backup / "SHA256SUMS").unlink()
    assert not Chest(tmp_path / "newer", backup).keep("backup.json", 1, changed)


def test_files_of_a_store_that_is_no_folder(tmp_path, settings, monkeypatch):
    """As with S3: only what every storage of Django can do is used."""
    storage = InMemoryStorage()
    settings.STORAGES = {"default": settings.STORAGES["default"]}
    monkeypatch.setitem(storages._storages, "default", storage)
    storage.save("images/größe.jpg", ContentFile(b"old"))
    storage.save("images/.unfinished-x", ContentFile(b"half"))
    chest, copied = Chest(tmp_path, None), {}
    copy_files(chest, copied)
    storage.delete("images/größe.jpg")
    storage.save("images/größe.jpg", ContentFile(b"new"))  # while the database was copied
    storage.save("images/late.jpg", ContentFile(b"late"))
    copy_files(chest, copied)
    chest.close()
    names = ["files/default/images/größe.jpg", "files/default/images/late.jpg"]
    assert sorted(read_sums(tmp_path)) == names

    class Shared(InMemoryStorage):
        """Gives each new file a name of its own, as portal.library.shared_storage does."""

        def get_available_name(self, name, max_length=None):
            return f"another-{name}"

    empty = Shared()
    monkeypatch.setitem(storages._storages, "default", empty)
    assert restore_files(tmp_path, read_sums(tmp_path)) == 2
    assert restore_files(tmp_path, read_sums(tmp_path)) == 2  # stopped, and run again
    assert [file.path for file in stored_files("default")] == names
    assert empty.open("images/größe.jpg").read() == b"new"
    assert sum_of_open(empty.open("images/late.jpg")) == read_sums(tmp_path)[names[1]]


def test_days_weeks_and_months_are_kept(tmp_path, settings):
    settings.BACKUP_DIR, settings.BACKUP_KEEP = tmp_path, (7, 5, 12)
    nights = [NOW - timedelta(days=days) for days in range(800)]
    kept = sorted(to_keep(nights, settings.BACKUP_KEEP), reverse=True)
    assert kept[:7] == nights[:7]
    assert len(kept) == 7 + 3 + 11  # the days reach into two weeks and one month
    assert timedelta(days=329) <= NOW - kept[-1] < timedelta(days=366)
    # One that was made by hand an hour ago does not push out that of the night, nor the reverse.
    assert set(nights[:1]) < to_keep([*nights, NOW + timedelta(hours=9)], (1, 0, 0))

    # Whatever the clock says: the one just made stays, and so does what is no backup.
    for name in ("1970-01-01T00-00-00Z", NOW.strftime(NAME), "notes"):
        (tmp_path / name).mkdir()
    settings.BACKUP_KEEP = (1, 0, 0)
    assert forget_old(tmp_path, tmp_path / "1970-01-01T00-00-00Z") == []
    assert [path.name for path in forget_old(tmp_path, tmp_path / NOW.strftime(NAME))] == [
        "1970-01-01T00-00-00Z"
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [NOW.strftime(NAME), "notes"]
    assert list(backups_in(tmp_path)) == [NOW]


def test_the_probe_says_when_the_last_one_is_too_old(tmp_path, settings, time_machine):
    settings.BACKUP_DIR, settings.BACKUP_TOO_OLD = None, 50
    assert report() == {}
    settings.BACKUP_DIR = tmp_path / "not there"
    assert report() == {"hours_since_backup": None, "backup_too_old": True}
    settings.BACKUP_DIR = tmp_path
    (tmp_path / NOW.strftime(NAME)).mkdir()
    time_machine.move_to(NOW + timedelta(hours=50))
    assert report() == {"hours_since_backup": 50.0, "backup_too_old": False}
    time_machine.move_to(NOW + timedelta(hours=51))
    assert report() == {"hours_since_backup": 51.0, "backup_too_old": True}
    settings.BACKUP_TOO_OLD = 0
    assert report()["backup_too_old"] is False
