"""Settings of gunicorn: gunicorn --config python:portal.security.web_server portal.wsgi

Its access log names no visitor: no address, no browser, no page where they came from, and of the
address that was asked for neither query nor secret.
"""

from typing import Any

from gunicorn.glogging import Logger

from portal.security.discretion import DiscreetFilter, DiscreetFormatter, discreet

access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(b)s bytes in %(L)s s'
accesslog = "-"
errorlog = "-"


class DiscreetLogger(Logger):
    """gunicorn's logger with our filter and formatter."""

    def setup(self, cfg: Any) -> None:
        """Set up gunicorn's handlers, and make each of them discreet."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.addFilter(DiscreetFilter())
        for handler in self.error_log.handlers:
            handler.setFormatter(DiscreetFormatter(self.error_fmt, self.datefmt))

    def atoms(self, *args: Any) -> dict[str, Any]:
        """Return what a line of the access log can be made of, whatever its format asks for."""
        atoms: dict[str, Any] = super().atoms(*args)
        unseen = {"h": "-", "u": "-", "q": "", "f": "-", "a": "-"}
        kept = {name: value for name, value in atoms.items() if not name.startswith("{")}
        # Of a request that failed gunicorn knows no path, but the whole line.
        told = {name: discreet(atoms[name] or "-") for name in ("U", "r")}
        return {**kept, **unseen, **told}


logger_class = DiscreetLogger
