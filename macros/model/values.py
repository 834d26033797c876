"""The kinds of value a form can hold: text, amounts, dates, line numbers, ids.

In: the text that was written. Out: a typed value, or what is wrong with it in words for a person who fills in forms.
Must not know: which form a value stands in.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# More digits than any sum of money has; with thousands of them, arithmetic gives up.
AMOUNT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")


def plain_text(value: Any) -> Any:
    """Text with single spaces; a list, a group of keys or nothing at all is refused."""
    if isinstance(value, list | dict):
        kind = "a list" if isinstance(value, list) else "a group of names with values"
        write = "one text on one line, after the name and its colon"
        raise PydanticCustomError("not-text", "{kind} stands where one text belongs", {"kind": kind, "write": write})
    if isinstance(value, str):
        value = " ".join(value.split())
        if not value:
            raise PydanticCustomError("empty-value", "nothing is written here", {"write": "a value, or nothing at all"})
    return value


def _decimal(value: Any) -> Any:
    value = plain_text(value)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not AMOUNT.fullmatch(str(value)):
        bare = re.sub(r"[£,\s]", "", str(value))
        advice = bare if AMOUNT.fullmatch(bare) else "24400 or 24400.50"
        raise PydanticCustomError(
            "money-not-a-number",
            "“{value}” is not an amount in pounds as this form writes it",
            {"value": value, "write": f"digits, and no comma or pound sign: {advice}"},
        )
    return number


def _whole_number(value: Any) -> Any:
    value = plain_text(value)
    if not re.fullmatch(r"[0-9]{1,9}", str(value)):
        raise PydanticCustomError(
            "number-not-a-number", "“{value}” is not a whole number", {"value": value, "write": "digits, and nothing else: 6"}
        )
    return int(value)


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    value = plain_text(value)
    written = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(value), re.ASCII)
    turned = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", str(value), re.ASCII)
    if not written and not turned:
        raise PydanticCustomError(
            "date-not-a-date",
            "“{value}” is not a date as this form writes it",
            {"value": value, "write": "the year, the month and the day, with hyphens: 2023-05-27"},
        )
    year, month, day = map(int, written.groups() if written else reversed(turned.groups() if turned else ()))
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise PydanticCustomError(
            "date-cannot-be",
            "there is no such day as {value}",
            {"value": value, "write": "a day that is in the calendar, as the document has it"},
        ) from error
    if turned:
        raise PydanticCustomError(
            "date-not-a-date",
            "“{value}” is not a date as this form writes it",
            {
                "value": value,
                "write": f"the year first, with hyphens: {found.isoformat()}{', if the day stands first' if day <= 12 else ''}",
            },
        )
    return found


def _yes_or_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    value = plain_text(value)
    if str(value).lower() not in ("yes", "no"):
        raise PydanticCustomError("yes-or-no", "“{value}” is neither yes nor no", {"value": value, "write": "yes, or no"})
    return str(value).lower() == "yes"


def _link(value: Any) -> Any:
    value = plain_text(value)
    if not re.fullmatch(r"https?://[^\s<>\"'`{}|\\^]+", str(value)):
        raise PydanticCustomError(
            "link-not-allowed", "“{value}” is not a web address", {"value": value, "write": "an address that begins with https://"}
        )
    return value


def number_to_ring(value: Any) -> Any:
    """A number that a telephone can be told: digits, with spaces where people pause."""
    value = plain_text(value)
    if not re.fullmatch(r"[0-9 ]{3,14}", str(value)):
        raise PydanticCustomError(
            "number-refused", "“{value}” is not a number that can be rung", {"value": value, "write": "digits and spaces: 0800 1111"}
        )
    return value


def _page_address(value: Any) -> Any:
    value = plain_text(value)
    if not re.fullmatch(r"/|/?([a-z0-9-]+/)+(#[a-z0-9-]+)?", str(value)):
        raise PydanticCustomError(
            "link-not-allowed",
            "“{value}” is not the address of a page of this site",
            {"value": value, "write": "it as here: luton/funding/"},
        )
    return value


def one_as_several(value: Any) -> Any:
    """A single text as a list of one; anything else as it is."""
    return [value] if isinstance(value, str) else value


def _plain(kind: str, description: str, *examples: str) -> WithJsonSchema:
    schema: dict[str, Any] = {"type": ["string", "number"] if kind == "number" else "string", "description": description}
    if examples:
        schema["examples"] = list(examples)
    return WithJsonSchema(schema)


Text = Annotated[str, BeforeValidator(plain_text)]
ONE_OR_SEVERAL: dict[str, Any] = {
    "anyOf": [{"type": ["string", "number"]}, {"type": "array", "minItems": 1, "items": {"type": ["string", "number"]}}]
}
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_as_several), Field(min_length=1), WithJsonSchema(ONE_OR_SEVERAL)]
Pounds = Annotated[Decimal, BeforeValidator(_decimal), _plain("number", "An amount in pounds, digits only.", "24400", "24400.50")]
Count = Annotated[int, BeforeValidator(_whole_number), _plain("number", "A whole number.", "6")]
Day = Annotated[date, BeforeValidator(_date), _plain("text", "A day: year-month-day.", "2023-05-27")]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"type": ["string", "boolean"], "enum": ["yes", "no", True, False]})]
PageAddress = Annotated[str, BeforeValidator(_page_address)]
Link = Annotated[str, BeforeValidator(_link), _plain("text", "A web address.", "https://www.gov.uk/")]


class Month(str):
    """A day, a month or a year: `2023-06-01`, `2023-06` or `2023`. Documents are often dated to the month only."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._check, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "number"], "description": "A day, a month or a year.", "examples": ["2023-06-01", "2023-06", "2023"]}

    @classmethod
    def _check(cls, value: Any) -> Month:
        value = plain_text(value)
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(value), re.ASCII):
            raise PydanticCustomError(
                "date-not-a-date",
                "“{value}” is not a day, month or year as this form writes it",
                {"value": value, "write": "the year first, and as much as the document gives: 2023-06-01, 2023-06 or 2023"},
            )
        padded = f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"[:10]
        _date(padded)
        return cls(value)

    @property
    def first_day(self) -> date:
        """The first day it can mean."""
        return date.fromisoformat(f"{self}-01-01"[:10] if len(self) == 4 else f"{self}-01"[:10])


class Id(str):
    """The id of a record: small letters, digits and hyphens. It becomes part of a web address."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._check, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{SLUG.pattern}$", "description": (cls.__doc__ or "").splitlines()[0]}

    @classmethod
    def _check(cls, value: Any) -> Id:
        value = plain_text(value)
        if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > 80:
            bare = "-".join(re.findall("[a-z0-9]+", str(value).lower()))[:80].strip("-")
            raise PydanticCustomError(
                "id-not-an-id",
                "“{value}” cannot be an id",
                {"value": value, "write": f"small letters, digits and hyphens: {bare or 'luton-food-bank'}"},
            )
        return cls(value)


class Lines(str):
    """Line numbers in the text of a source, for checking: `59`, `62-74` or `62-74, 76`."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._check, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "integer"], "description": (cls.__doc__ or "").splitlines()[0], "examples": ["59", "62-74"]}

    @classmethod
    def _check(cls, value: Any) -> Lines:
        value = plain_text(value)
        written = re.sub(r"\s*([-,])\s*", r"\1", re.sub("[‐‑‒–—−]", "-", str(value)))
        good = re.fullmatch(r"[1-9]\d{0,5}(-[1-9]\d{0,5})?(,[1-9]\d{0,5}(-[1-9]\d{0,5})?)*", written, re.ASCII)
        result = cls(written.replace(",", ", "))
        if not good or any(first > last for first, last in result.ranges()):
            raise PydanticCustomError(
                "lines-not-lines",
                "“{value}” is no line number and no range of lines",
                {"value": value, "write": "one line, 59, or from line to line, 62-74"},
            )
        return result

    def ranges(self) -> list[tuple[int, int]]:
        """The ranges as (first line, last line), both included."""
        pairs = [part.strip().split("-") for part in self.split(",")]
        return [(int(pair[0]), int(pair[-1])) for pair in pairs]
