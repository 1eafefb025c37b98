"""French with a narrow no-break space between thousands, as CLDR has it and printers set it."""

THOUSAND_SEPARATOR = "\u202f"
DATETIME_FORMAT = r"j F Y \à H:i"
