"""Who acts."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Staff = AbstractBaseUser | AnonymousUser
"""What `request.user` is; the admin lets nobody anonymous in."""
