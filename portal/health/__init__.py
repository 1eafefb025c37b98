"""How the portal is, for machines that watch it, and what people see while it is not well."""
