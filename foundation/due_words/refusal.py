"""Why a phrase whose words are all known is not read."""

from foundation.dates import DueFormatError


class RefusalError(DueFormatError):
    """Its text is a sentence for the one who asked."""
