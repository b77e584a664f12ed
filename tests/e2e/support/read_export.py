"""Reads exported files with Python's csv and json, and compares them with the server's rows.

Usage: read_export.py ROWS.json FILE.csv FILE.json FILE.ndjson
"""

import csv
import json
import re
import sys

FIELDS = (
    "id name key createdBy description scheduler detector.stage detector.detectedAt"
    " creatorId creator createdAt updaterId updater updatedAt"
).split()
FORMULA = re.compile("^[\t\r\n]|^[\\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")


def text_of(row, path):
    """The text of a field's cell."""
    value = row
    for name in path.split("."):
        value = None if value is None else value.get(name)
    text = "" if value is None else value
    return "'" + text if FORMULA.search(text) else text


rows_name, csv_name, json_name, ndjson_name = sys.argv[1:]
with open(rows_name, encoding="utf-8") as file:
    rows = json.load(file)
with open(csv_name, encoding="utf-8-sig", newline="") as file:
    head, *cells = csv.reader(file, strict=True)
assert head == FIELDS, head
assert len(cells) == len(rows), len(cells)
for row, texts in zip(rows, cells):
    assert texts == [text_of(row, path) for path in FIELDS], texts
with open(json_name, encoding="utf-8") as file:
    assert json.load(file)["values"] == rows
with open(ndjson_name, encoding="utf-8") as file:
    assert [json.loads(line) for line in file.read().split("\n")[:-1]] == rows
print(len(rows), "rows")
