"""Publishing, unpublishing and deleting a page in all its languages, on request and all or nothing.

Wagtail and wagtail-localize treat every language by itself: taking the English page down leaves its
translations public (wagtail-localize issue 15).
"""
