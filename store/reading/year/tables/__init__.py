"""Dated facts, apart from the rules that read them; every one is public record."""
