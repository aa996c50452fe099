"""The bot's own sentences, a TOML file a language; the traditional are made from the simplified."""
