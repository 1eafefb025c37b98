"""The loads that the portal is to hold, on the real thing: nginx, gunicorn, worker, PostgreSQL."""
