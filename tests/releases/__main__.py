"""Writes the shape of the version to be released."""

from tests.releases import freeze

freeze()
