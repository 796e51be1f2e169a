"""Everything that changes who somebody is to the portal, by noun."""
