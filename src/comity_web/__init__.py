"""The site: keeps what the library reads and shows what is asked of whom."""
