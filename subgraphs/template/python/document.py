"""A row of ours → the core document `core/1` (see core.schema.json): what search, map and facets know of a record."""

import json
from sqlite3 import Row

from settings import MANIFEST, NAMESPACE

# Count up whenever `document_of` says something else of the same row: it begins a new epoch, and followers read everything anew.
MAPPING_VERSION = 1

RESOURCE_TYPE = MANIFEST["resourceTypes"][0]["code"]
TYPENAME = MANIFEST["resourceTypes"][0]["typename"]


def document_of(row: Row) -> dict:
    return tombstone_of(row) if row["withdrawn_at"] else living(row)


def living(row: Row) -> dict:
    record = json.loads(row["record"])
    place = record["place"]
    stated = {
        "profile": "core/1",
        "resourceType": RESOURCE_TYPE,
        "title": record["title"],
        "titleEn": record.get("titleEn"),
        "description": record.get("description"),
        "descriptionEn": record.get("descriptionEn"),
        "keywords": record.get("keywords"),
        "keywordsEn": record.get("keywordsEn"),
        "disciplines": [{"code": "160", "label": "天文学", "labelEn": "Astronomy", "level": 1}],
        "languages": ["zh", "en"],
        "creators": [{"kind": "ORGANIZATION", **creator} for creator in record.get("creators", [])],
        "provider": record["provider"],
        "generatedOn": record.get("firstLight"),
        "updatedAt": row["updated_at"],
        "sharing": {"level": record["sharing"], "serviceModes": ["ONLINE_BOOKING"], "feeModel": "FREE"},
        "spatialCoverage": [
            {"name": place["name"], "countryCode": place["countryCode"], "point": {"lon": place["lon"], "lat": place["lat"], "uncertaintyM": place["uncertaintyM"]}}
        ],
        "status": "PUBLISHED",
        "provenance": {"origin": "JOINED", "source": NAMESPACE, "sourceId": row["id"].partition(":")[2]},
        "metadataLicense": "CC0-1.0",
        # Words of our own fields by which the record shall be found.
        "search": {"public": [*record.get("wavelengths", []), place["name"]]},
    }
    # Absent, not null: the document has no nulls.
    return {name: value for name, value in stated.items() if value is not None}


def tombstone_of(row: Row) -> dict:
    """What stays of a withdrawn record: that it was, when it went and why."""
    return {
        "profile": "core/1",
        "resourceType": RESOURCE_TYPE,
        "status": "WITHDRAWN",
        "tombstone": {"withdrawnAt": row["withdrawn_at"], "reason": row["withdraw_reason"]},
    }
