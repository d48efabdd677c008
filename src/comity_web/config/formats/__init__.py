"""How dates are written where the UN writes them otherwise than Django does."""
