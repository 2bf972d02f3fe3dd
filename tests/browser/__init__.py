"""The page in a real browser, driven the way people use it."""
