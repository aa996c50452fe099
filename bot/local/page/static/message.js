// One message as an element: a bubble with its keyboard, or a line that something happened.

import { avatar, clock, el, size, toast } from "./dom.js";
import { pictured } from "./emoji.js";
import { follow, target } from "./links.js";
import { fullName, titleOf } from "./model.js";
import { rendered } from "./text.js";

// `acts`: what happens on press, command, reply, edit, jump, inline.
export function messageElement(message, chat, person, acts) {
  const told = serviceText(message);
  if (told) return el("div", { class: "service", "data-id": message.message_id }, el("span", {}, told));
  const own = message.from?.id === person;
  const bubble = el("div", { class: "bubble" }, ...content(message, chat, own, acts));
  const keyboard = keyboardOf(message, acts);
  const turn = el("div", { class: "turn" }, bubble, keyboard, actions(message, own, acts));
  const showsFace = chat.type !== "private" && !own && message.from;
  const face = showsFace && avatar(el("span", { "aria-hidden": "true" }), message.from.id, message.from.first_name);
  return el("article", {
    class: `message ${own ? "own" : "other"}`, "data-id": message.message_id, tabindex: "-1",
    "aria-label": `${senderName(message, chat)} ${clock(message.date)}`,
  }, face || null, turn);
}

export function senderName(message, chat) {
  return message.from ? fullName(message.from) : titleOf(chat);
}

export function gist(message) {
  const said = message.text || message.caption || message.file?.name || serviceText(message) || "";
  return said.replace(/\s+/g, " ").slice(0, 80);
}

function serviceText(message) {
  const names = (users) => users.map(fullName).join("、");
  const by = message.from ? fullName(message.from) : "";
  if (message.new_chat_members) {
    const own = message.new_chat_members.every(({ id }) => id === message.from?.id);
    return own ? `${by} 加入了` : `${by} 邀请了 ${names(message.new_chat_members)}`;
  }
  if (message.left_chat_member) return `${fullName(message.left_chat_member)} 离开了`;
  if (message.forum_topic_created) return `${by} 开了话题“${message.forum_topic_created.name}”`;
  if (message.migrate_to_chat_id) return "本群升级成了超级群";
  if (message.migrate_from_chat_id) return "由普通群升级而来";
  return "";
}

function* content(message, chat, own, acts) {
  if (chat.type !== "private" && !own) {
    const sender = message.from ?? { id: chat.id };
    yield el("div", { class: `sender hue-text-${Math.abs(sender.id) % 7}` }, senderName(message, chat));
  }
  if (message.via_bot) yield el("div", { class: "via" }, `通过 @${message.via_bot.username}`);
  if (message.forward_origin) yield el("div", { class: "via" }, "转发的消息");
  const answered = message.reply_to_message;
  if (answered && !answered.forum_topic_created) yield replied(answered, chat, acts);
  if (message.photo) yield picture(message.file, message.caption);
  else if (message.file) yield file(message.file);
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities;
  const nodes = text ? rendered(text, entities, acts.command) : [];
  const edited = message.edit_date ? "已编辑 " : "";
  const meta = el("span", { class: "meta" }, `${edited}${clock(message.date)}`);
  yield el("div", { class: "text" }, ...nodes, meta);
}

function replied(answered, chat, acts) {
  return el("button", {
    type: "button", class: "replied", onclick: () => acts.jump(answered.message_id),
    "aria-label": `回复的消息：${gist(answered)}`,
  }, el("b", {}, senderName(answered, chat)), el("span", {}, gist(answered)));
}

function picture(sent, caption) {
  const image = el("img", {
    src: sent.url, alt: caption || sent.name || "图片", width: sent.width, height: sent.height,
    loading: "lazy",
  });
  return el("a", { class: "picture", href: sent.url, target: "_blank", rel: "noopener" }, image);
}

function file(sent) {
  return el("a", { class: "file", href: sent.url, download: sent.name },
    el("span", { class: "file-icon", "aria-hidden": "true" }, "↓"),
    el("span", { class: "file-name" }, sent.name || "文件"),
    el("span", { class: "file-size" }, size(sent.size)));
}

function keyboardOf(message, acts) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { class: "keyboard", role: "group", "aria-label": "按钮" },
    ...rows.map((row, y) => el("div", { class: "keys" },
      ...row.map((key, x) => keyElement(key, message, y, x, acts)))));
}

function keyElement(key, message, row, column, acts) {
  const place = { class: "key", "data-key": `${row}-${column}` };
  const label = el("span", {}, ...pictured(key.text));
  const url = key.url && target(key.url);
  if (url) {
    return el("a", {
      ...place, href: url.href, target: "_blank", rel: "noopener noreferrer", title: url.href,
      onclick: (event) => { if (follow(url)) event.preventDefault(); },
    }, label, el("i", { "aria-hidden": "true" }, "↗"));
  }
  if (key.copy_text) {
    const copy = () => navigator.clipboard.writeText(key.copy_text.text)
      .then(() => toast("已复制"), () => toast("浏览器不让复制"));
    return el("button", { ...place, type: "button", onclick: copy }, label,
      el("i", { class: "copy", "aria-hidden": "true" }));
  }
  const asked = key.switch_inline_query_current_chat ?? key.switch_inline_query;
  const act = asked === undefined
    ? (event) => acts.press(message, row, column, event.currentTarget)
    : () => acts.inline(asked);
  return el("button", { ...place, type: "button", onclick: act }, label);
}

function actions(message, own, acts) {
  const bar = el("div", { class: "actions" },
    el("button", { type: "button", onclick: () => acts.reply(message) }, "回复"));
  if (own && message.text && !message.via_bot) {
    bar.append(el("button", { type: "button", onclick: () => acts.edit(message) }, "编辑"));
  }
  return bar;
}

export function replyKeyboard(chat) {
  const said = [...chat.messages.values()].filter(({ reply_markup: markup }) => markup
    && (markup.keyboard || markup.remove_keyboard));
  return said.at(-1)?.reply_markup.keyboard ?? null;
}
