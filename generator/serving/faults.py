"""What is told of that which stops a build or a page: who works on a template may write anything into it."""

import re
import traceback
from pathlib import Path

from jinja2 import TemplateError

from generator.publish import PublishError, reason

_PLACE = re.compile(r'"([^"\n]+)"(?:, line ([0-9]+))?')  # as Python, jinja2 and YAML write it


def told(error: Exception, templates: Path, content: Path) -> list[str]:
    """Return lines: the fault, with its place in a template or in the words of the interface.

    What has no place there may be a fault of the program: then all that led to it follows.
    """
    said = " ".join(f"{type(error).__name__}: {error}".replace(f"{templates}/", "").split())
    if isinstance(error, PublishError):
        return [f"เขียนไม่ได้ / cannot write it: {error}"]
    if isinstance(error, OSError) and not isinstance(error, TemplateError):  # a template that is missing is both
        return [f"อ่านหรือเขียนไม่ได้ / cannot read or write: {reason(error, content)}"]
    led = "".join(traceback.format_exception(error))  # that of another process too, which has it as text alone
    if (place := _place(led, templates)) or isinstance(error, TemplateError):
        return [f"แม่แบบใช้ไม่ได้ / a template cannot be used: {place}{said}"]
    return [f"โปรแกรมทำต่อไม่ได้ / the program cannot go on: {said}", *led.splitlines()]


def _place(led: str, templates: Path) -> str:
    """Return the innermost place in the templates that led to a fault, `pages/project.html:2: `; empty for none."""
    for path, line in reversed(_PLACE.findall(led)):
        if Path(path).is_relative_to(templates):
            name = Path(path).relative_to(templates).as_posix()
            return f"{name}:{line}: " if line else f"{name}: "
    return ""
