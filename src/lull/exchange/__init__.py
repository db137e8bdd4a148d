"""Files from outside and to outside, one kind a module."""
