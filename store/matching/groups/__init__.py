"""From pairs to groups: linkage, relations between groups, and what another threshold would give."""
