"""The story, one verb per file; transactions are opened here and nowhere else."""
