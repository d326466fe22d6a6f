"""The composition root: where a chatbot is put together, and the process made ready for it.

It alone touches the environment and the threads of the process.
"""

import logging
import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.errors import SettingsError
from chatbot.offline import go_offline
from chatbot.settings import Settings
from chatbot.threads import limit_threads

if TYPE_CHECKING:
    from chatbot.engine import Chatbot
    from chatbot.language_model.second_judge import SecondJudge
    from chatbot.library import Built

logger = logging.getLogger(__name__)


def prepare_process() -> None:
    """Keep the libraries that answering needs off the network, out of home folders, on one thread.

    Before any of them is imported: PyThaiNLP makes a folder at its import unless it is told not to.
    """
    go_offline()
    limit_threads()
    _name_temporary_folder()


def _name_temporary_folder() -> None:
    """Where Python finds no temporary folder that can be written to, name one all the same.

    Answering writes to none, but torch and Gradio ask for its name when they are imported, and
    would end the process. Whatever does write to it fails at that, by itself.
    """
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        # Gradio makes an empty folder in it. The memory can be written to in a container whose
        # disk cannot; else the last folder that Python tried.
        memory = "/dev/shm"  # noqa: S108
        tempfile.tempdir = memory if os.access(memory, os.W_OK) else str(Path.cwd())


def open_chatbot(settings: Settings, may_build: bool = True) -> "Chatbot":
    """Load documents, model and index; a missing or stale index is built first.

    :param may_build: Whether it may be built.
    :raises StaleIndexError: It is missing or stale, and must not be built.
    :raises ChatbotError: Something that the operator has to mend.
    """
    prepare_process()
    from chatbot.library import open_index

    return _compose(settings, partial(open_index, may_build=may_build))


def rebuild(
    settings: Settings, progress: Callable[[str, int, int], None] | None = None
) -> "Chatbot":
    """Build the index anew and put it in place of the old one.

    :param progress: Told of each of :data:`chatbot.library.BUILD_STEPS`: how much of it is done,
        of how much.
    :raises ChatbotError: Something that the operator has to mend.
    """
    prepare_process()
    from chatbot.library import make_index

    return _compose(settings, partial(make_index, progress=progress) if progress else make_index)


def _compose(settings: Settings, get: "Callable[..., Built]") -> "Chatbot":
    # Imported here, as above: once the process is prepared.
    from chatbot.corpus import load_collection
    from chatbot.index.stores.milvus.token import set_token
    from chatbot.query import QueryReader
    from chatbot.text.segment import Segmenter

    collection = load_collection(settings.corpus)
    reader = QueryReader.load(settings, Segmenter(collection.glossary))
    limit_threads()
    set_token(settings.store_token.get_secret_value())
    built = get(settings.index_dir, collection, reader, settings.max_wrong, settings.store)
    calibration = built.calibration
    if calibration.judged and calibration.bound is None:
        logger.warning(
            "%s: its judged questions do not prove that at most %g of the answers given are "
            "wrong (CHATBOT_MAX_WRONG); it answers from a probability of %.2f",
            collection.name,
            settings.max_wrong,
            calibration.answer_from,
        )
    return built.chatbot(collection, reader, _second_judge(settings))


def _second_judge(settings: Settings) -> "SecondJudge | None":
    if not settings.llm_judge:
        return None
    if not settings.llm_url:
        raise SettingsError(
            "settings: CHATBOT_LLM_JUDGE is on, but CHATBOT_LLM_URL names no endpoint. Set it, or "
            "turn the judge off."
        )
    from chatbot.language_model.endpoint import Endpoint
    from chatbot.language_model.second_judge import SecondJudge

    endpoint = Endpoint.of(settings, settings.llm_judge_seconds, attempts=1, temperature=0)
    logger.warning(
        "questions in doubt, and what was found for them, are sent to the model %s at "
        "CHATBOT_LLM_URL (CHATBOT_LLM_JUDGE)",
        endpoint.model,
    )
    return SecondJudge(endpoint)
