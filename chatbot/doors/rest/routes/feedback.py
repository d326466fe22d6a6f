"""What people say of answers."""

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from chatbot.doors.rest.asked import FeedbackBody
from chatbot.feedback import Rating
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, _: Answering) -> APIRouter:
    """``POST /feedback``."""
    routes = APIRouter()

    @routes.post("/feedback", operation_id="feedback", status_code=204)
    def feedback(said: FeedbackBody) -> Response:
        """Say whether an answer was what was asked for.

        There is nothing to rate (404) where no answer of that id was given, or so many have been
        given since that it is forgotten.
        """
        if not service.feedback.rate(Rating(said.answer, said.verdict, said.fault)):
            raise HTTPException(404)
        return Response(status_code=204)

    return routes
