// The chat that is looked at: its head, its messages, and what is done with them.

import { attempt } from "./connection.js";
import { $, alertOf, avatar, el, toast } from "./dom.js";
import { pictured } from "./emoji.js";
import { follow, target } from "./links.js";
import { gist, messageElement } from "./message.js";
import { here, inThread, isForum, isPresent, me, titleOf, view, world } from "./model.js";
import { address } from "./route.js";

const ACTIONS = {
  typing: "正在输入……", upload_photo: "正在发送图片……", upload_document: "正在发送文件……",
};
const ACTION_MS = 5000;
const ANSWER_MS = 15000;
const NEAR_END_PX = 120;

const list = $("messages");
const pressed = new Map(); // callback query id → the key that waits for its answer
let acts = {};
let doing = 0;
let atEnd = true;

// `others`: what the composer does on reply, edit, command and inline.
export function setUp(others) {
  acts = { ...others, press, jump };
  $("newest").onclick = () => toEnd("smooth");
  list.onscroll = () => {
    atEnd = isAtEnd();
    $("newest").hidden = atEnd;
  };
  // Where the newest message is looked at, it stays in sight when the room for it changes.
  const stay = () => { if (atEnd) toEnd(); };
  new ResizeObserver(stay).observe(list);
  list.addEventListener("load", stay, true); // a picture takes its room when it has come
  $("pinned").onclick = () => jump(here().pinned);
}

export function draw() {
  drawHead();
  drawTopics();
  drawPinned();
  list.setAttribute("aria-busy", "true");
  list.replaceChildren();
  const chat = here();
  chat.unread = 0;
  if (chat.earlier) list.append(earlierButton(chat));
  const shown = [...chat.messages.values()].filter((one) => inThread(chat, one, view.thread));
  for (const message of shown) append(message, chat);
  if (!shown.length) list.append(emptiness(chat));
  list.setAttribute("aria-busy", "false");
  toEnd();
}

export function drawHead() {
  const chat = here();
  $("title").textContent = titleOf(chat);
  $("status").textContent = statusOf(chat);
  avatar($("head-avatar"), chat.type === "private" ? world.bot.id : chat.id, titleOf(chat));
  $("back").href = address(view.person);
  document.title = `${titleOf(chat)} · ${me().first_name}`;
}

function statusOf(chat) {
  if (chat.type === "private") return `@${world.bot.username} · 机器人`;
  const members = Object.values(chat.members).filter(isPresent).length;
  const bot = isPresent(chat.members[world.bot.id]) ? "" : " · 机器人不在";
  return `${{ group: "群", supergroup: "超级群", channel: "频道" }[chat.type]} · ${members} 个成员${bot}`;
}

function drawTopics() {
  const chat = here();
  $("topics").hidden = !isForum(chat);
  $("topics").replaceChildren(...[{ id: 0, name: "综合" }, ...chat.topics].map(({ id, name }) => el("a", {
    href: address(view.person, chat.id, id), "aria-current": id === view.thread && "true",
  }, name)));
}

export function drawPinned() {
  const message = here().messages.get(here().pinned);
  $("pinned").hidden = !message;
  $("pinned").replaceChildren(...pictured(message ? `📌 ${gist(message)}` : ""));
}

function emptiness(chat) {
  const started = isPresent(chat.members[world.bot.id]);
  const about = world.bot.description || "查会议通稿：发一个日期、几个词，或者一个问题。";
  const text = chat.type === "private" && !started ? about : "这里还没有消息";
  return el("div", { class: "empty" }, el("p", {}, text));
}

function earlierButton(chat) {
  return el("button", {
    type: "button", class: "earlier",
    onclick: () => acts.earlier(chat, list.scrollHeight),
  }, "更早的消息");
}

function append(message, chat) {
  list.querySelector(".empty")?.remove();
  const day = new Date(message.date * 1000).toLocaleDateString("zh-CN", { month: "long", day: "numeric" });
  const last = [...list.querySelectorAll(".day")].at(-1);
  if (last?.textContent !== day) list.append(el("div", { class: "service day" }, el("span", {}, day)));
  list.append(messageElement(message, chat, view.person, acts));
}

const find = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`);

export function add(message, chat) {
  if (!inThread(chat, message, view.thread)) return;
  const follows = isAtEnd() || message.from?.id === view.person;
  append(message, chat);
  if (message.from?.id === world.bot.id) stopDoing();
  if (follows) toEnd();
  else $("newest").hidden = false;
}

export function replace(message, chat) {
  const old = find(message.message_id);
  if (!old) return;
  const follows = isAtEnd();
  const fresh = messageElement(message, chat, view.person, acts);
  const key = old.contains(document.activeElement) && document.activeElement.dataset.key;
  const focused = old.contains(document.activeElement);
  old.replaceWith(fresh);
  // Who presses keys with the keyboard goes on from there.
  if (focused) (fresh.querySelector(`[data-key="${key}"]`) ?? fresh.querySelector(".key") ?? fresh).focus();
  if (follows) toEnd();
}

export function remove(message) {
  find(message.message_id)?.remove();
}

// --- what the bot does that nobody keeps

export function showAction({ action }) {
  $("status").textContent = ACTIONS[action] ?? "……";
  $("status").classList.add("doing");
  clearTimeout(doing);
  doing = setTimeout(stopDoing, ACTION_MS);
}

function stopDoing() {
  clearTimeout(doing);
  $("status").classList.remove("doing");
  $("status").textContent = statusOf(here());
}

export function showReaction({ message_id: id, reaction }) {
  const bubble = find(id)?.querySelector(".bubble");
  bubble?.querySelector(".reaction")?.remove();
  if (reaction.length) bubble?.append(el("span", { class: "reaction" }, reaction[0].emoji ?? "★"));
}

// --- pressing

async function press(message, row, column, key) {
  key.setAttribute("aria-busy", "true");
  const done = await attempt("press", {
    person: view.person, chat: message.chat.id, message: message.message_id, row, column,
  });
  if (!done) {
    key.removeAttribute("aria-busy");
    return;
  }
  pressed.set(done.query, key);
  setTimeout(() => settle(done.query), ANSWER_MS);
}

function settle(query) {
  pressed.get(query)?.removeAttribute("aria-busy");
  pressed.delete(query);
}

export function showAnswer({ callback_query_id: query, user_id: person, text, show_alert: alert, url }) {
  settle(query);
  if (person !== view.person) return;
  if (text && alert) alertOf(text);
  else if (text) toast(text);
  const led = url && target(url);
  if (led) follow(led);
}

// --- scrolling

const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;

function toEnd(behavior = "instant") {
  list.scrollTo({ top: list.scrollHeight, behavior });
  $("newest").hidden = true;
  atEnd = true;
}

function jump(id) {
  const found = find(id);
  if (!found) {
    toast("这条消息不在这一屏里，先看更早的消息");
    return;
  }
  found.scrollIntoView({ block: "center", behavior: "smooth" });
  found.classList.add("sought");
  setTimeout(() => found.classList.remove("sought"), 1500);
}

export function keepPlace(drawAgain, heightBefore) {
  const top = list.scrollTop;
  drawAgain();
  list.scrollTop = top + list.scrollHeight - heightBefore;
}
