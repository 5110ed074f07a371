"""Files to a site: a whole new folder, swapped in when complete; what did not change is not written again.

The new site is made beside the last one, which stands untouched until then, whatever happens. The folder of the new
site is also the lock: who makes a site holds it, so that a second build of the same site stops, and the leavings of
one that was killed are told from one at work.

The site that was replaced is kept as the spare: the next one is made from it. Most of its files are already those that
the next site needs, so that work grows with what changed, not with the archive.

    files    single files: written whole or not at all, compared, linked
    folder   the folder of a new site, with the last site at hand
    swap     who may make a site, what is kept of the last one, and the swap
    site     a site being made
    place    a folder that is no site: made out of sight, put in its place
"""

from generator.publish.files import PublishError, reason, write_content, write_file
from generator.publish.folder import Folder
from generator.publish.place import begun, is_free, resume, settle
from generator.publish.site import NewSite, Written, new_site, publish
from generator.publish.swap import SITE, is_replaceable

__all__ = [
    "SITE",
    "Folder",
    "NewSite",
    "PublishError",
    "Written",
    "begun",
    "is_free",
    "is_replaceable",
    "new_site",
    "publish",
    "reason",
    "resume",
    "settle",
    "write_content",
    "write_file",
]
