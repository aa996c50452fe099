// The menu of the chat: what people can do to the bot there.

import { attempt } from "./connection.js";
import { $, el, question } from "./dom.js";
import { here, isForum, isPresent, view, world } from "./model.js";
import { go } from "./route.js";

export function setUp() {
  $("more").onclick = (event) => { event.stopPropagation(); toggle($("more-menu").hidden); };
  document.addEventListener("click", () => toggle(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || $("more-menu").hidden) return;
    toggle(false);
    $("more").focus();
  });
  $("more-menu").onkeydown = move;
}

function toggle(open) {
  $("more-menu").hidden = !open;
  $("more").setAttribute("aria-expanded", String(open));
  if (!open) return;
  $("more-menu").replaceChildren(...items(here()).map(([label, act]) => el("button", {
    type: "button", role: "menuitem", onclick: act,
  }, label)));
  $("more-menu").firstElementChild?.focus();
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const entries = [...$("more-menu").children];
  const at = entries.indexOf(document.activeElement);
  entries[(at + step + entries.length) % entries.length].focus();
}

function items(chat) {
  const place = { person: view.person, chat: chat.id };
  const act = (name, more = {}) => () => attempt(name, { ...place, ...more });
  const bot = chat.members[world.bot.id];
  if (chat.type === "private") {
    return bot === "member" ? [["停用机器人", act("block")]] : [["启用机器人", act("unblock")]];
  }
  const entries = isPresent(bot)
    ? [["请出机器人", act("throw_bot_out")]] : [["请机器人进来", act("take_bot_in")]];
  if (bot === "member") entries.push(["设机器人为管理员", act("take_bot_in", { administrator: true })]);
  if (isForum(chat)) entries.push(["新话题", () => newTopic(place)]);
  if (chat.type === "group" && !chat.moved_to) entries.push(["升级为超级群", () => migrate(place)]);
  return entries;
}

async function newTopic(place) {
  const asked = await question("新话题", [{ name: "name", label: "名称", maxlength: 128 }]);
  const done = asked && await attempt("topic", { ...place, ...asked });
  if (done) go(place.person, place.chat, done.thread);
}

async function migrate(place) {
  const done = await attempt("migrate", place);
  if (done) go(place.person, done.chat_id);
}
