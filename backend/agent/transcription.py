"""Speech to text, through LiteLLM. Importing this module takes seconds and 100 MB."""

import asyncio

import litellm
from litellm.llms.custom_httpx.async_client_cleanup import close_litellm_async_clients
from litellm.types.utils import TranscriptionResponse

from backend.agent.diagnosis import diagnosed
from backend.agent.failures import FailureKind, ModelFailureError

litellm.suppress_debug_info = True  # Else it prints to standard output on errors.


async def transcribed(
    name: str,
    audio: tuple[str, bytes, str],
    *,
    base_url: str | None,
    api_key: str | None,
    seconds: float,
) -> str:
    """Return what is said in `audio`: a file's name, bytes and type.

    Raises:
        ModelFailureError: If the model does not say.
    """
    try:
        # LiteLLM's own timeout is the provider's to keep; this one is kept.
        async with asyncio.timeout(seconds):
            answer = await litellm.atranscription(
                model=name,
                file=audio,
                api_base=base_url,
                api_key=api_key,
                response_format="json",
                timeout=seconds,
                num_retries=0,
                max_retries=0,
                drop_params=True,
            )
    except TimeoutError:
        raise ModelFailureError(FailureKind.SLOW_START) from None
    except Exception as error:  # noqa: BLE001  # LiteLLM and providers raise anything
        # Never the error itself: providers repeat keys, LiteLLM adds a traceback.
        raise diagnosed(error) from None
    text = (answer.text if isinstance(answer, TranscriptionResponse) else None) or ""
    # LiteLLM takes a page of a proxy's for what was said. Nobody says that.
    if text.lstrip().startswith("<") and text.rstrip().endswith(">"):
        raise ModelFailureError(FailureKind.NO_STREAM)
    return text.strip()


async def close() -> None:
    """Close the connections that were kept for the next recording."""
    await close_litellm_async_clients()  # type: ignore[no-untyped-call]  # LiteLLM's own
