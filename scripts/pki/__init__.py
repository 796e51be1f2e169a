"""The development PKI: a complete certificate authority for demonstration seals (演示印章)."""
