"""The thin edge: command line, MkDocs macros and hooks. Nothing here decides."""
