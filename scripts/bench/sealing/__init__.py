"""What a sealed page costs in processor time, beside other ways of making it."""
