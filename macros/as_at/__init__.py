"""How things stood on a day."""
