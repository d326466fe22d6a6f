"""What search engines are told: nothing may be kept of the pages, unless the operator allows it."""

from xml.sax.saxutils import escape

from fastapi import APIRouter, HTTPException
from fastapi.responses import PlainTextResponse, Response

from chatbot.doors import addresses
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /robots.txt`` and, where pages may be kept, ``GET /sitemap.xml``."""
    routes = APIRouter()
    settings = service.settings

    @routes.get("/robots.txt")
    def robots() -> Response:
        if not settings.indexed:
            return PlainTextResponse("User-agent: *\nDisallow: /\n")
        lines = ["User-agent: *", "Allow: /"]
        if sitemap_at := addresses.absolute(settings.public_url, addresses.SITEMAP):
            lines.append(f"Sitemap: {sitemap_at}")
        return PlainTextResponse("\n".join(lines) + "\n")

    @routes.get(f"/{addresses.SITEMAP}")
    def sitemap() -> Response:
        if not settings.indexed or not settings.public_url:
            raise HTTPException(404)
        urls = "".join(
            f"<url><loc>{escape(f'{settings.public_url}/{address}')}</loc>"
            f"<lastmod>{date}</lastmod></url>\n"
            for address, date in _pages(service)
        )
        return Response(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n',
            media_type="application/xml",
        )

    return routes


def _pages(service: Service) -> list[tuple[str, str]]:
    """Addresses of the pages of current documents, each with the date of its document."""
    pages = []
    for corpus in service.chatbot.collection.current:
        date = corpus.document.date.isoformat()
        pages.append((addresses.source_address(corpus.document), date))
        pages += [(addresses.entry_address(entry.key), date) for entry in corpus.entries]
    return pages
