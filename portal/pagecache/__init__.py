"""The exact page cache: a page is what its queries answered (docs/decisions/140-the-page-cache.md).

from portal.pagecache import until

until(webinar.starts_at)    # what this page says holds until then
"""

from .recording import until

__all__ = ["until"]
