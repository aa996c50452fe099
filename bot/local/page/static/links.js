// Links as Telegram treats them: those to the bot and to chats are followed inside the page.

import { attempt } from "./connection.js";
import { view, world } from "./model.js";
import { go } from "./route.js";

const OURS = new Set(["t.me", "telegram.me", "www.t.me"]);

// The address a link may lead to, or null: nothing but the web and Telegram itself.
export function target(written) {
  try {
    const url = new URL(/^[a-z]+:/i.test(written) ? written : `https://${written}`);
    return ["http:", "https:", "tg:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

// Follows a link inside the page, if it leads into it; says whether it did.
export function follow(url) {
  const [name, start] = named(url);
  if (!name) return false;
  if (name === world.bot.username.toLowerCase()) {
    go(view.person, view.person);
    if (start !== null) attempt("start", { person: view.person, payload: start });
    return true;
  }
  const chat = [...world.chats.values()].find(
    (one) => one.type !== "private" && one.username?.toLowerCase() === name,
  );
  if (chat) go(view.person, chat.id);
  return Boolean(chat);
}

function named(url) {
  const start = url.searchParams.get("start");
  if (url.protocol === "tg:") return [url.searchParams.get("domain")?.toLowerCase(), start];
  return OURS.has(url.host) ? [url.pathname.split("/")[1]?.toLowerCase(), start] : ["", null];
}
