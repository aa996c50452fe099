"""The bot itself, and how it gets its updates."""

from bot.local import limits
from bot.local.methods.call import Call, method
from bot.local.model import Json
from bot.local.refusals import WEBHOOK_ACTIVE, WEBHOOK_SET, conflict


@method
def get_me(call: Call) -> Json:
    """Say who the bot is."""
    return call.world.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": call.world.reads_groups,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method
def log_out(call: Call) -> bool:
    """Do nothing: there is nothing to log out of."""
    return True


@method
def close(call: Call) -> bool:
    """Do nothing: there is nothing to close."""
    return True


@method
async def get_updates(call: Call) -> list[Json]:
    """Hand out updates, waiting for them up to ``timeout`` seconds."""
    if call.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    _allow_updates(call)
    limit = min(max(call.params.integer("limit", limits.UPDATES), 1), limits.UPDATES)
    timeout = min(max(call.params.integer("timeout"), 0), limits.LONG_POLL_S)
    return await call.poll.updates(call.params.integer("offset"), limit, timeout, call.given_up)


@method
async def set_webhook(call: Call) -> bool:
    """Have updates sent to an address."""
    url = call.params.text("url")
    await call.webhook.set(url, call.params.text("secret_token"))
    if url:
        call.poll.end(WEBHOOK_SET)
        _allow_updates(call)
    _drop_updates(call)
    return True


@method
async def delete_webhook(call: Call) -> bool:
    """Go back to getUpdates."""
    await call.webhook.set("", "")
    _drop_updates(call)
    return True


@method
def get_webhook_info(call: Call) -> Json:
    """Say where updates are sent, and what went wrong last."""
    return call.webhook.info()


def _allow_updates(call: Call) -> None:
    kinds = call.params.parsed("allowed_updates", "allowed_updates")
    if isinstance(kinds, list):
        call.world.updates.allow([str(kind) for kind in kinds])


def _drop_updates(call: Call) -> None:
    if call.params.flag("drop_pending_updates"):
        call.world.updates.clear()
