"""What a message says, as the parameters of a call give it."""

from bot.local import limits
from bot.local.formatting import Formatted, formatted, utf16_length
from bot.local.methods.call import Call
from bot.local.model import Json, StoredFile
from bot.local.params import Params, Upload
from bot.local.refusals import Refusal, bad_request


def text_of(params: Params) -> Json:
    """Read the fields of a text message."""
    content = _formatted(params, "text", "entities")
    if not content.text:
        raise bad_request("message text is empty")
    if utf16_length(content.text) > limits.TEXT_UNITS:
        raise bad_request("message is too long")
    preview = params.parsed("link_preview_options", "link preview options")
    if not isinstance(preview, dict | None):
        raise bad_request("object expected as link preview options")
    return {"text": content.text, "entities": content.entities, "link_preview": preview}


def caption_of(params: Params) -> Json:
    """Read the fields of a caption."""
    content = _formatted(params, "caption", "caption_entities")
    if utf16_length(content.text) > limits.CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return {"caption": content.text, "caption_entities": content.entities}


def _formatted(params: Params, text: str, entities: str) -> Formatted:
    given = params.parsed(entities, "entities")
    return formatted(
        params.text(text), params.text("parse_mode"), given if isinstance(given, list) else ()
    )


def file_of(call: Call, name: str, kind: str) -> StoredFile:
    """Find the file of a parameter: uploaded now, or known by its id."""
    upload = call.params.upload(name)
    if upload is not None:
        _check_upload(upload, kind)
        return call.world.files.keep(f"{name}s", upload.data, upload.name, upload.mime_type)
    file_id = call.params.text(name)
    if not file_id:
        raise bad_request(f"there is no {name} in the request")
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = call.world.files.get(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    known_as = stored.path.split("/")[0].removesuffix("s").capitalize()
    if known_as != kind:
        raise bad_request(f"can't use file of type {known_as} as {kind}")
    return stored


def _check_upload(upload: Upload, kind: str) -> None:
    size = len(upload.data)
    if size > limits.UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    if not size:
        raise bad_request("file must be non-empty")
    if kind == "Photo" and size > limits.PHOTO_BYTES:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo;"
            f" the maximum size is {limits.PHOTO_BYTES} bytes"
        )


def photo_of(call: Call) -> StoredFile:
    """Find the picture of the parameter ``photo``: one that a chat can show."""
    photo = file_of(call, "photo", "Photo")
    if not photo.width or not photo.height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    longest, shortest = max(photo.width, photo.height), min(photo.width, photo.height)
    if longest + shortest > limits.PHOTO_SIDES or longest > limits.PHOTO_RATIO * shortest:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return photo
