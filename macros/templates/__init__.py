"""Words and markup. The templates are laid out by `rendering`; they never compute."""
