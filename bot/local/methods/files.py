"""Files to download."""

from bot.local import limits
from bot.local.methods.call import Call, method
from bot.local.model import Json
from bot.local.refusals import bad_request


@method
def get_file(call: Call) -> Json:
    """Say where a file can be downloaded: under ``/file/bot<token>/``."""
    file_id = call.params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = call.world.files.get(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.data) > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return stored.json() | {"file_path": stored.path}
