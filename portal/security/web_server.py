"""Settings of gunicorn: gunicorn --config python:portal.security.web_server portal.wsgi

The portal writes a line for each request itself (portal/health/requests.py), so gunicorn's access
log is off. Whoever turns it on (`--access-logfile -`) gets one that names no visitor: no address,
no browser, no page where they came from, and of the address that was asked for neither query nor
secret.
"""

import os
import tempfile
from typing import Any

from gunicorn.glogging import Logger

from portal.security.discretion import DiscreetFilter, discreet
from portal.security.json_lines import JsonFormatter

# Where all processes of this server count their requests. It has to be known before the first of
# them counts, and a server that starts anew begins at nought.
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="portal-figures-")
# The signs of life of processes stand there too: the folder of the unit of systemd is in memory, so
# that the portal starts on a full disk.
worker_tmp_dir = os.environ["PROMETHEUS_MULTIPROC_DIR"]

access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(b)s bytes in %(L)s s'
errorlog = "-"
# It would be in a home folder, which a unit of systemd may not write to; systemd has the control.
control_socket_disable = True
# nginx keeps a connection for its next request for 60 seconds, and has to be the one who closes it.
# After gunicorn's own two seconds a request may come just then, and its visitor gets a 502.
keepalive = 75


class DiscreetLogger(Logger):
    """gunicorn's logger with our filter and formatter."""

    def setup(self, cfg: Any) -> None:
        """Set up gunicorn's handlers, and make each of them discreet."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.addFilter(DiscreetFilter())
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())

    def atoms(self, *args: Any) -> dict[str, Any]:
        """Return what a line of the access log can be made of, whatever its format asks for."""
        atoms: dict[str, Any] = super().atoms(*args)
        unseen = {"h": "-", "u": "-", "q": "", "f": "-", "a": "-"}
        kept = {name: value for name, value in atoms.items() if not name.startswith("{")}
        # Of a request that failed gunicorn knows no path, but the whole line.
        told = {name: discreet(atoms[name] or "-") for name in ("U", "r")}
        return {**kept, **unseen, **told}


def child_exit(server: Any, worker: Any) -> None:  # noqa: ARG001 (gunicorn's signature)
    """Take a process that has ended out of the figures that only count those alive."""
    # Whatever of this library is loaded before the folder is known, would count for itself.
    from prometheus_client import multiprocess  # noqa: PLC0415

    multiprocess.mark_process_dead(worker.pid)


logger_class = DiscreetLogger
