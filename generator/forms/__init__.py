"""Text to records: the reader of printed forms, and the profiles that hold each edition's words."""

from generator.forms.profile import Profile, load_profiles, make_profile
from generator.forms.reader import RULES, read_reports

__all__ = ["RULES", "Profile", "load_profiles", "make_profile", "read_reports"]
