"""Official answers to questions asked in one's own words, word for word and with their source."""

from chatbot.offline import go_offline

go_offline()
