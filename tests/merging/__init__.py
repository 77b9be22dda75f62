"""Two copies of a project become one."""
