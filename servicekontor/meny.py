"""What the service offices put in the staff menu."""


def register_menu() -> None:
    """Put the pages in the menu of those who work with them."""
