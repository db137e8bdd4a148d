"""From landmarks to angles, from angles to attempts: pure, causal, one engine for camera, file and test."""
