"""Turn the YAML parser's messages into words for a person who fills in forms.

In: the parser's problem and context. Out: (what is wrong, what to write). Must not know: files or places.
"""

from __future__ import annotations

# (a piece of the parser's message, what is wrong, what to write)
PHRASES: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "there is a colon inside this value, or the line is indented wrongly",
        'the value in quotes if it has a colon in it, for example: title: "Effective Support: a guide"',
    ),
    (
        "unexpected end of stream",
        "a quotation mark is opened here and never closed",
        "the closing quotation mark at the end of the text",
    ),
    (
        "could not find expected ':'",
        "a line here has no colon after its name",
        "a colon and a space after the name, or indent the line if it continues the text above",
    ),
    (
        "did not find expected key",
        "this line does not fit with the lines above: its indentation is different, or a quote inside quoted text ends it too early",
        "the same number of spaces at the start as the lines it belongs with; text with quotation marks in it between the other kind",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit with the list above",
        "a dash and a space in front, at the same distance as the other items",
    ),
    (
        "block sequence entries are not allowed",
        "a list begins where a single value was expected",
        "the list on a new line, each item with a dash in front",
    ),
    ("found character that cannot start any token", "a value begins with a character that has a meaning of its own", "the value in quotes"),
    ("did not find expected ',' or", "a list or group in brackets is not closed", "the closing bracket"),
    ("found unknown escape character", "a backslash inside double quotes has a meaning of its own", "the text in single quotes"),
    ("did not find expected alphabetic or numeric", "a value begins with * or &", "the value in quotes"),
    ("control characters are not allowed", "there is an invisible character here", "the line again, typed rather than pasted"),
)


def in_plain_words(message: str, context: str) -> tuple[str, str]:
    """What is wrong and what to write, for a parser's message such as "mapping values are not allowed"."""
    for piece, what, write in PHRASES:
        if piece in message:
            return what, write
    detail = message.strip() or "the file cannot be read"
    where = f" ({context.strip()})" if context.strip() else ""
    return f"{detail}{where}", "the form as in the other files of this folder"
