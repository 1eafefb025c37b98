"""Who may translate into which language, and what keeps everybody to their languages.

A language is given to a person by the group of its translators (`portal.accounts.roles`). Editors
and administrators may work on all languages.
"""

from .standing import may_translate_into, translators_of

__all__ = ["may_translate_into", "translators_of"]
