"""From files to the model: what is refused, and how it is said."""
