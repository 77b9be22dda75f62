"""What suggestions did to those who saw them, and how long people worked: told apart from what the readings say."""
