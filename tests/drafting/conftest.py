"""A real server on this machine that speaks the OpenAI protocol, and answers as it is told."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chatbot.drafting.endpoint import Endpoint


def completion(text, usage=(100, 20)):
    """The body of a chat completion."""
    value = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    if usage:
        value["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
    return json.dumps(value).encode()


class StandIn:
    """Answers each request with the next of what it was told, the last one for ever.

    An answer is a status, a body, and the seconds to wait before it.
    """

    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.requests.append((self.path, dict(self.headers), json.loads(body)))
                several = len(outer.answers) > 1
                status, data, seconds = outer.answers.pop(0) if several else outer.answers[0]
                outer.closing.wait(seconds)
                try:
                    self.send_response(status)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:
                    pass  # who asked has given up

            def log_message(self, *_):
                pass

        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def serve():
    """Start a stand-in: serve((200, body, 0), …)."""
    started = []

    def start(*answers):
        started.append(StandIn(*answers))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def endpoint_to():
    """An endpoint to a stand-in that notes its pauses instead of waiting."""

    def make(stand_in, timeout=20.0):
        pauses = []
        endpoint = Endpoint(stand_in.url, "small", "secret-key", timeout, pauses.append)
        return endpoint, pauses

    return make
