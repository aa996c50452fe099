// The side: whose eyes one looks through, and the chats they see.

import { attempt } from "./connection.js";
import { $, avatar, el, question } from "./dom.js";
import { pictured } from "./emoji.js";
import { gist } from "./message.js";
import { chatsOf, fullName, here, isPresent, titleOf, view, world } from "./model.js";
import { address, go } from "./route.js";

const LANGUAGES = [["zh-hans", "简体中文"], ["zh-hant", "繁體中文"], ["en", "English"], ["", "未知"]];

export function draw() {
  drawPeople();
  drawChats();
  $("told").textContent = world.told;
  $("told").hidden = !world.told;
}

function drawPeople() {
  const chat = here();
  const links = [...world.people.values()].map((person) => {
    const there = chat.type === "private" ? person.id : chat.id;
    const face = avatar(el("span", { "aria-hidden": "true" }), person.id, person.first_name);
    return el("a", {
      href: address(person.id, there, view.thread), "aria-current": person.id === view.person && "true",
      title: `${fullName(person)} · ${person.language_code ?? "语言未知"}`,
    }, face, el("span", {}, person.first_name));
  });
  const add = el("button", { type: "button", title: "添加用户", "aria-label": "添加用户", onclick: addPerson },
    el("span", { class: "avatar plus", "aria-hidden": "true" }, "＋"), el("span", {}, "添加"));
  $("people").replaceChildren(...links, add);
}

async function addPerson() {
  const asked = await question("添加用户", [
    { name: "name", label: "名字", maxlength: 64 },
    { name: "language", label: "界面语言", options: LANGUAGES },
  ]);
  const done = asked && await attempt("newcomer", asked);
  if (done) go(done.person.id, done.person.id);
}

export function drawChats() {
  $("chats").replaceChildren(...chatsOf(view.person).map((chat) => {
    const last = [...chat.messages.values()].at(-1);
    const hint = last ? gist(last) : hintOf(chat);
    return el("li", {}, el("a", {
      href: address(view.person, chat.id), "aria-current": chat.id === view.chat && "true",
    },
    avatar(el("span", { "aria-hidden": "true" }), chat.type === "private" ? world.bot.id : chat.id, titleOf(chat)),
    el("span", { class: "chat-title" }, titleOf(chat)),
    el("span", { class: "chat-last" }, ...pictured(hint)),
    chat.unread ? el("span", { class: "unread", "aria-label": `${chat.unread} 条未读` }, String(chat.unread)) : null));
  }));
}

function hintOf(chat) {
  if (chat.type === "private") return "点“开始”试试";
  return isPresent(chat.members[view.person]) ? "还没有消息" : "还没有加入";
}
