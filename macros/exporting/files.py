"""The files of the public data interface, `/api/v1/`, as far as they are built.

In: a data set. Out: file names and their text. Must not know: where the site is written.
"""

from __future__ import annotations

import json

from macros.dataset.dataset import Dataset
from macros.exporting.discrepancies import discrepancies_json
from macros.exporting.findings import findings_json, requirements_json


def api_files(dataset: Dataset) -> dict[str, str]:
    """Every file by its address below the site's root. The same data always gives the same bytes."""
    sets = {"requirements": requirements_json(dataset), "findings": findings_json(dataset), "discrepancies": discrepancies_json(dataset)}
    return {f"api/v1/{name}.json": json.dumps(records, ensure_ascii=False, indent=1) + "\n" for name, records in sets.items()}
