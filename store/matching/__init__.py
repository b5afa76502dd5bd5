"""From claims to proposed groups: candidates, scores, differences, sources, clustering."""
