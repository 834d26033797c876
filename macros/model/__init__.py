"""The shape of what the site knows: frozen, typed records in the field's own terms. Reads no files."""
