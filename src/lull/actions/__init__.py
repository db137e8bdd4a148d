"""Use cases, one verb a module. The web and the command line call these and nothing below them."""
