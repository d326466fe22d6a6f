"""Vector stores behind one protocol, one file each."""
