"""Own evaluation articles with their annotation."""
