"""What ``lull bench`` measures: each figure beside its goal and beside a yardstick timed in the same run."""
