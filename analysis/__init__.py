"""What the study computes: what a scholar of its field would question."""

LANGUAGES = ("id", "en")  # as study.yaml has them
