"""Writes a corpus into the database of DATABASE_URL: python -m bench.corpus 20000."""

import sys
import time

import django

django.setup()

from django.db import connection

from bench.corpus.indexes import fill
from bench.corpus.rows import write


def took(what: str, begin: float) -> float:
    """Say how long something took since `begin`, and return the time now."""
    now = time.perf_counter()
    print(f"  {what}: {now - begin:.1f} s", flush=True)
    return now


def main(pages: int) -> None:
    """Write the rows, fill what search keeps, and say what it took."""
    begin = time.perf_counter()
    written = write(pages)
    begin = took(f"{written:,} pages written", begin)
    for what in fill():
        begin = took(what, begin)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        print(f"  on disk: {cursor.fetchone()[0] / 1e9:.2f} GB")


if __name__ == "__main__":
    main(int(sys.argv[1]))
