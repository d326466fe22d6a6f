"""Whether what was found answers the question: features, calibrated confidence, three bands."""
