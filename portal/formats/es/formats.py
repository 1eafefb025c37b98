"""Spanish as it is printed in the United States: see docs/editors/spanish.md and CLDR's es-US."""

TIME_FORMAT = "g:i a"
DATETIME_FORMAT = r"j \d\e F \d\e Y \a \l\a\s g:i a"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
