"""What holders, receivers and scanners do."""
