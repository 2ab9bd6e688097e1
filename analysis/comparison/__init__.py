"""Cities side by side, and the districts of the country over the years."""
