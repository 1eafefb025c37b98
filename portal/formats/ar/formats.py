"""Arabic with Western digits and their separators: see docs/editors/arabic.md."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، g:i A"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
