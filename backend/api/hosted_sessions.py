"""Sessions of chats that OpenAI hosts, asked for with the operator's key."""

from typing import TypedDict

import openai

from backend.api.errors import ApiError, ErrorCode

_SECONDS = 15


class HostedSession(TypedDict):
    """A session as OpenAI made it."""

    client_secret: str
    session_id: str
    expires_at: int


class HostedSessions:
    """Opens sessions of one Agent Builder workflow. The key is read as OpenAI's library does."""

    def __init__(self, workflow_id: str) -> None:
        self._workflow_id = workflow_id

    async def create(self, user_id: str) -> HostedSession:
        """Return a new session for this person.

        Raises:
            ApiError: If there is no key, or OpenAI refuses or cannot be reached.
        """
        try:
            async with openai.AsyncOpenAI(timeout=_SECONDS, max_retries=0) as client:
                session = await client.beta.chatkit.sessions.create(
                    user=user_id, workflow={"id": self._workflow_id}
                )
        # Never the text of these errors: it repeats the key.
        except openai.RateLimitError as error:
            wait = error.response.headers.get("retry-after", "60")
            raise ApiError(
                429,
                "OpenAI allows no further session right now. Try again later.",
                {"Retry-After": wait if wait.isdecimal() else "60"},
            ) from None
        except (openai.APIConnectionError, openai.InternalServerError):
            raise ApiError(
                503, "OpenAI cannot be reached, so no session was opened. Try again in a minute."
            ) from None
        except openai.OpenAIError:
            raise ApiError(
                422,
                "OpenAI opens no session for this workflow. Check CHATKIT_WORKFLOW_ID and "
                "OPENAI_API_KEY, or unset CHATKIT_WORKFLOW_ID to chat with this server itself.",
                code=ErrorCode.INVALID_CONFIG,
            ) from None
        return HostedSession(
            client_secret=session.client_secret,
            session_id=session.id,
            expires_at=session.expires_at,
        )
