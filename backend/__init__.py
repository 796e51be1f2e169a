"""免证通 Mianzheng: the portal. Each folder is a service of the portal; four are technical."""
