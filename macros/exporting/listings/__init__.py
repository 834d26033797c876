"""The lists of records that are published, by what they are about; each says what its records are made of."""
