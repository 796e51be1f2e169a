"""What measures the guide 免证指引."""
