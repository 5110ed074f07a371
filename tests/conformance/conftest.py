"""Which judges are asked: those that need published schemas only where these are at hand."""

import os

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a folder of schemas that are not ours to keep, unless one is named (`SCHEMAS`)."""
    if os.environ.get("SCHEMAS"):
        return
    left_out = [item for item in items if "schemas" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
