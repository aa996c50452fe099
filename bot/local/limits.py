"""Telegram's limits, each named with its unit.

Documented ones come from https://core.telegram.org/bots/api; those that Telegram does not document
but bots meet every day are marked "unofficial".
"""

from typing import Final

# Texts
TEXT_UNITS: Final = 4096
"""UTF-16 units in a message's text, after its entities were parsed."""
CAPTION_UNITS: Final = 1024
"""UTF-16 units in the caption of a photo or document, after parsing."""
SOURCE_BYTES: Final = 1 << 15
"""UTF-8 bytes in a text or caption before parsing."""
ENTITIES: Final = 100
"""Entities in one message; those after it are silently dropped (unofficial)."""

# Keyboards
BUTTONS: Final = 100
"""Buttons under one message (unofficial)."""
BUTTONS_A_ROW: Final = 8
"""Buttons beside each other (unofficial)."""
MARKUP_BYTES: Final = 10_000
"""Bytes of a keyboard written as JSON (unofficial)."""
CALLBACK_DATA_BYTES: Final = 64
COPY_TEXT_CHARS: Final = 256

# Answers
CALLBACK_ANSWER_CHARS: Final = 200
CALLBACK_ANSWER_S: Final = 15.0
"""Seconds in which a pressed button can be answered (unofficial)."""
INLINE_ANSWER_S: Final = 10.0
"""Seconds in which an inline query can be answered (unofficial)."""
INLINE_QUERY_CHARS: Final = 256
INLINE_RESULTS: Final = 50
INLINE_RESULT_ID_BYTES: Final = 64
INLINE_OFFSET_BYTES: Final = 64

# The menu and the bot's profile
COMMANDS: Final = 100
COMMAND_CHARS: Final = 32
COMMAND_DESCRIPTION_CHARS: Final = 256
DESCRIPTION_CHARS: Final = 512
SHORT_DESCRIPTION_CHARS: Final = 120
START_PAYLOAD_CHARS: Final = 64
"""Characters (A-Za-z0-9_-) after ``?start=`` in a deep link."""

# Files
UPLOAD_BYTES: Final = 50 * 1024 * 1024
DOWNLOAD_BYTES: Final = 20 * 1024 * 1024
PHOTO_BYTES: Final = 10 * 1024 * 1024
PHOTO_SIDES: Final = 10_000
"""Width plus height of a photo, in pixels."""
PHOTO_RATIO: Final = 20
"""How many times longer one side of a photo may be than the other."""

# Messages
DELETABLE_S: Final = 48 * 3600
"""Seconds after which a bot can no longer delete a message."""
MESSAGE_IDS: Final = 100
"""Message ids in one deleteMessages."""

# Updates
UPDATES: Final = 100
"""Updates in one getUpdates."""
LONG_POLL_S: Final = 50
"""Longest time-out of getUpdates, in seconds."""
UPDATE_KEPT_S: Final = 24 * 3600.0
"""Seconds an update waits to be fetched."""
CALLBACK_KEPT_S: Final = 150.0
"""Seconds the update of a pressed button waits to be fetched (unofficial)."""
INLINE_KEPT_S: Final = 30.0
"""Seconds the update of an inline query waits to be fetched (unofficial)."""
SECRET_TOKEN_CHARS: Final = 256
"""Characters (A-Za-z0-9_-) of a webhook's secret token."""

# Pace (all unofficial)
MESSAGES_A_SECOND: Final = 30
CHAT_MESSAGES_A_SECOND: Final = 1
CHAT_BURST: Final = 3
"""Messages one chat takes at once before it is held to its pace."""
GROUP_MESSAGES_A_MINUTE: Final = 20
