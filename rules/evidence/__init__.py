"""Rules about what a crawler cannot see: the imported evidence sheet and the register of applications."""
