"""How fast taskchat is, as ratios to baselines measured in the same run."""
