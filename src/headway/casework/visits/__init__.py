"""Components of a visit, the delegation, the meetings."""
