"""Where reports come from: copied runs, credited agencies, independent sources."""
