"""Write all pictures of the demo and a contact sheet: python -m portal.demo.pictures FOLDER."""

import io
import sys
from pathlib import Path

from PIL import Image

from . import MOTIFS, draw

COLUMNS, SMALL = 4, (480, 300)


def write_all(folder: Path) -> None:
    """Write every motif as FOLDER/name.jpg and all of them, small, as FOLDER/contact-sheet.jpg."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = -(-len(MOTIFS) // COLUMNS)
    overview = Image.new("RGB", (COLUMNS * SMALL[0], rows * SMALL[1]), "white")
    for index, name in enumerate(MOTIFS):
        data = draw(name)
        (folder / f"{name}.jpg").write_bytes(data)
        corner = (index % COLUMNS * SMALL[0], index // COLUMNS * SMALL[1])
        overview.paste(Image.open(io.BytesIO(data)).resize(SMALL), corner)
        sys.stdout.write(f"{name}\n")
    overview.save(folder / "contact-sheet.jpg", quality=88)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where to: python -m portal.demo.pictures FOLDER")
    write_all(Path(sys.argv[1]))
