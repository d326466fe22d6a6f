"""What people say of answers in the window."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from chatbot.feedback import Fault, Rating, Verdict
from chatbot.middleware.answering import Answering
from chatbot.service import Service


class Rated(BaseModel):
    """A rating as the browser sends it."""

    model_config = ConfigDict(extra="forbid")

    answer: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    verdict: Verdict
    fault: Fault | None = None


def router(service: Service, _: Answering) -> APIRouter:
    """``POST /feedback``: nothing on success, 404 for an answer that was not given."""
    routes = APIRouter()

    @routes.post("/feedback", status_code=204)
    def rate(rated: Rated) -> Response:
        if not service.feedback.rate(Rating(rated.answer, rated.verdict, rated.fault)):
            raise HTTPException(404)
        return Response(status_code=204)

    return routes
