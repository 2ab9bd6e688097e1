"""What is computed: pure functions that know neither paths nor Snakemake."""
