"""The strict reader: what survives, and what is refused where."""
