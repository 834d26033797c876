"""The data for machines: what is published is what is held, in the shape that is promised."""
