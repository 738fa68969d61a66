"""Other people's formats, in and out; they go through the journal like everyone else."""
