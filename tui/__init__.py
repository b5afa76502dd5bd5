"""The terminal side: screens, commands and the drawing of Arabic."""
