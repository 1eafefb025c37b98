"""The second step of signing in: an authenticator app, passkeys, recovery codes.

allauth.mfa brings the tables and the cryptography; none of its pages is mounted. Ours stand in the
admin, in Wagtail's look.
"""
