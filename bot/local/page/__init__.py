"""A chat page for the local Telegram: what its people see, live, in a browser on this machine.

``Page`` serves it beside a ``LocalBotAPI``. Its files are in ``static``, as they are sent: there is
no build step and nothing comes from elsewhere. The page holds no state worth keeping; everything
is in the world, so it can be reloaded, and opened twice.
"""

from bot.local.page.scene import Scene, set_scene
from bot.local.page.serving import Page

__all__ = ["Page", "Scene", "set_scene"]
