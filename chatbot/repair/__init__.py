"""Other readings of a question that looks mistyped, shown as ค้นหาเป็น."""

from chatbot.repair.repairer import Repairer

__all__ = ["Repairer"]
