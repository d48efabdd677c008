"""Settings, addresses, start of the server."""
