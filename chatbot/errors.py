"""The exception tree. Every message says what is wrong, where, and what to do next."""


class ChatbotError(Exception):
    """Anything that the product reports to a person instead of a traceback."""


class SettingsError(ChatbotError):
    """A setting from the environment that cannot be used."""


class CorpusError(ChatbotError):
    """A corpus folder that cannot be trusted: missing, malformed or not true to its source."""


class DocumentFileError(ChatbotError):
    """An office's file that cannot be read, or has something in it that must not be passed over."""


class ModelError(ChatbotError):
    """An embedding model, or the prior, that is missing or cannot be loaded."""


class IndexStorageError(ChatbotError):
    """The folder of built indexes cannot be used."""


class StaleIndexError(IndexStorageError):
    """A built index that is damaged or belongs to another collection, model or library version."""


class BlindIndexError(ChatbotError):
    """An index in which no leg finds the documents' own questions."""


class QueryError(ChatbotError):
    """A request that cannot be read."""


class EndpointError(ChatbotError):
    """A language model's endpoint that cannot be reached, or does not answer as it should."""


class CurationError(ChatbotError):
    """A change around the official text that cannot be made, or not be kept."""


class EditorError(ChatbotError):
    """An editor's name or password that cannot be taken, or editors that cannot be read."""


class ApiKeyError(ChatbotError):
    """An API key's name or limit that cannot be taken, or keys that cannot be read."""


class ClosedError(ChatbotError):
    """The service is closed for now; the message is the notice for whoever asks."""


class AwayError(ClosedError):
    """What is searched is out of reach for a moment; the message is the notice for whoever asks."""


class ServeError(ChatbotError):
    """The chat window cannot be served as asked."""


class JournalError(ChatbotError):
    """The journal of questions cannot be written to or read."""


class EvaluationError(ChatbotError):
    """An evaluation set that cannot be read, or a report that cannot be written."""
