"""Sign-in, roles, and which party a person acts for."""
