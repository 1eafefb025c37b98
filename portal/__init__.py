"""The ground that home, programs, resources and search stand on. It imports none of them.

What a page is, and how one is answered:

- `pages` BasePage and `for_visitors()`, `blocks` bodies of pages, `library` pictures and documents,
  `navigation` menus, footer, alerts, `taxonomy` the one vocabulary, `drawings` map and charts.
- `serving` finds the page of an address, `listings` and `catalogue` narrow and count; `feeds`,
  `opendata` and `structured` say the same to programs, `styleguide` shows it to designers.
- `languages`: which pages stand in which language, what may go live, who translates.

What comes in, and who may do what:

- `intake` takes what the public sends and is the staff's inbox; `retention` is what has a last
  day.
- `accounts` roles and signing in, `security` headers, links, logs without persons.

What keeps it running:

- `settings`, `health`, `schedule` (each app's `scheduled` module says its jobs), `backup`,
  `archive`, `checks` (the house rules), `demo`.
- `pagecache` answers most visitors without Django; `speed` makes a page quick that it does not hold
  (docs/decisions/187-quick-pages-and-how-to-switch-it-off.md).
"""
