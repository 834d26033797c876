"""The commands of `masa`, one module each: it adds its arguments and carries them out. Nothing here decides."""
