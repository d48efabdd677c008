"""Day, month, year without a comma."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، H:i"
