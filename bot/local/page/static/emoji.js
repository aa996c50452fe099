// Emoji of the page's own: as in Telegram's apps they look alike everywhere, also where no font has
// them. The character stays, to be read out, copied and searched; its picture lies on it.

import { el } from "./dom.js";

const NAMES = {
  "🔔": "bell", "🔕": "bell-off", "✏️": "pencil", "📌": "pin", "⏸": "pause", "▶": "play",
};
const KNOWN = new RegExp(`(${Object.keys(NAMES).join("|")})`);

// Nodes for a text.
export function pictured(text) {
  return text.split(KNOWN).filter(Boolean).map((part) => (part in NAMES
    ? el("span", { class: `emoji ${NAMES[part]}` }, part)
    : document.createTextNode(part)));
}
