"""What the study computes: what a scholar of its field would question."""
