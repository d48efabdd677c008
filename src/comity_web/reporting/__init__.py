"""What was done about a resolution, drawn up: coverage with its figures, on a page and as files to pass on."""
