"""The face of oversight: units, series, talks, and public figures."""
