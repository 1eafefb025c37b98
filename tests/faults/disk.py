"""A small disk for media and logs that can be filled to the brim."""

import contextlib
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path

SIZE = "32m"


class SmallDisk:
    """A tmpfs at `folder` where the machine allows it.

    Elsewhere (no root) "full" means that the processes named by `writers` may write no file any
    further (RLIMIT_FSIZE): the error that they meet is EFBIG in place of ENOSPC.
    """

    def __init__(self, folder: Path, writers: Callable[[], list[int]]) -> None:
        self.folder, self._writers = folder, writers
        folder.mkdir(parents=True, exist_ok=True)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
        self.is_real = subprocess.run(mount, check=False, capture_output=True).returncode == 0

    def fill(self) -> None:
        """Leave no byte free."""
        if not self.is_real:
            self._limit(0)
            return
        with contextlib.suppress(OSError), (self.folder / "filler").open("wb", 0) as filler:
            for size in (65536, 4096, 1):
                with contextlib.suppress(OSError):
                    while True:
                        filler.write(b"\0" * size)

    def free(self) -> None:
        """Make room again."""
        if self.is_real:
            (self.folder / "filler").unlink(missing_ok=True)
        else:
            self._limit(resource.RLIM_INFINITY)

    def remove(self) -> None:
        """Take the disk away."""
        if self.is_real:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)

    def _limit(self, size: int) -> None:
        for pid in self._writers():
            with contextlib.suppress(ProcessLookupError):
                _soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
