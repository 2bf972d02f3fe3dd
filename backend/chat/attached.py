"""Files of messages, read for models."""

from dataclasses import dataclass
from typing import Any

from chatkit.store import NotFoundError
from chatkit.types import Attachment

from backend.agent.context import ChatContext
from backend.agent.files import image_part, text_part
from backend.attachments.attachments import Attachments
from backend.attachments.kinds import IMAGES
from backend.attachments.texts import text_of


@dataclass(frozen=True)
class AttachedFiles:
    """Reads the files of one person's messages."""

    attachments: Attachments
    context: ChatContext

    async def part(self, attachment: Attachment, *, with_image: bool) -> dict[str, Any]:
        """Return the part of a message that holds the file: an image, or its text.

        An image costs a model a thousand tokens, so only the newest message shows its own.
        """
        is_image = attachment.mime_type in IMAGES
        if is_image and not with_image:
            return text_part(attachment.name, "[an image of an earlier message]")
        try:
            file, data = await self.attachments.read(attachment.id, self.context)
        except NotFoundError:
            return text_part(attachment.name, "[removed since]")
        if is_image:
            return image_part(file.mime_type, data)
        return text_part(file.name, await text_of(file.mime_type, data))
