"""What a statistical program prints: its heads, and the kinds of what stands below them."""
