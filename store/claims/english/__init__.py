"""English articles read with the same model: one sentence to drafts (``reading``) and what that needs."""
