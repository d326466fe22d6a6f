"""Conversation without a language model: what a turn means after the turns before it."""
