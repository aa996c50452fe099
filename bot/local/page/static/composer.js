// Writing: texts, answers, changes and files; and what stands there instead where one cannot write.

import { attempt, request } from "./connection.js";
import { $, el, size, toast } from "./dom.js";
import { gist, replyKeyboard, senderName } from "./message.js";
import { here, isPresent, view, world } from "./model.js";
import { go } from "./route.js";
import * as suggest from "./suggest.js";

const TEXT_UNITS = 4096;
const UPLOAD_BYTES = 50 * 1024 * 1024;
const IMAGE = /^image\/(png|jpeg|gif)$/;

const text = $("text");
let answering = null;
let changing = null;
let files = [];

export function setUp() {
  suggest.setUp(chosen);
  $("composer").onsubmit = (event) => { event.preventDefault(); send(); };
  text.oninput = () => { fit(); keepDraft(); suggest.look(); };
  text.onkeydown = onKey;
  text.onblur = () => suggest.hide();
  text.onpaste = (event) => take(event.clipboardData.files, event);
  $("commands").onmousedown = (event) => event.preventDefault();
  $("commands").onclick = () => { text.focus(); suggest.showAllCommands(); };
  $("attach").onclick = () => $("files").click();
  $("files").onchange = () => { take($("files").files); $("files").value = ""; };
  $("talk").ondragover = (event) => event.preventDefault();
  $("talk").ondrop = (event) => take(event.dataTransfer.files, event);
}

function onKey(event) {
  // While an input method composes, Enter picks characters. Safari ends composing before the key
  // comes, and tells it by 229 only.
  if (event.isComposing || event.keyCode === 229) return;
  if (suggest.takeKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape") {
    forgetContext();
  } else if (event.key === "ArrowUp" && !text.value) {
    const own = [...here().messages.values()].filter(
      ({ from, text: said, via_bot: via }) => from?.id === view.person && said && !via,
    );
    if (own.length) edit(own.at(-1));
  }
}

// --- sending

const place = () => ({ person: view.person, chat: view.chat, thread: view.thread });

async function send() {
  const said = text.value;
  if (changing) {
    const message = changing.message_id;
    if (said.trim() && await attempt("edit", { ...place(), message, text: said })) forgetContext();
    return;
  }
  if (files.length) {
    await sendFiles(said);
    return;
  }
  if (!said.trim()) return;
  const reply = answering?.message_id;
  setText("");
  forgetContext();
  try {
    for (const part of parts(said)) await request("say", { ...place(), text: part, reply });
  } catch (refused) {
    toast(refused.message);
    if (!text.value) setText(said);
  }
}

// As Telegram's apps do it, a text that is too long goes as several messages.
function* parts(said) {
  for (let rest = said; rest; ) {
    let end = Math.min(rest.length, TEXT_UNITS);
    if (/[\ud800-\udbff]/.test(rest[end - 1]) && end < rest.length) end -= 1;
    yield rest.slice(0, end);
    rest = rest.slice(end);
    if (!rest.trim()) return;
  }
}

export const sendText = (said) => attempt("say", { ...place(), text: said });

async function sendFiles(caption) {
  const sending = files;
  files = [];
  drawFiles();
  const reply = answering?.message_id ?? "";
  for (const [at, { file, asPhoto }] of sending.entries()) {
    const asked = new URLSearchParams({
      ...place(), name: file.name, as_photo: asPhoto, reply, caption: at ? "" : caption,
    });
    const headers = { "Content-Type": file.type || "application/octet-stream" };
    try {
      const answer = await fetch(`/upload?${asked}`, { method: "POST", body: file, headers });
      if (!answer.ok) throw new Error((await answer.json()).why);
    } catch (refused) {
      toast(refused.message || "没有发出去");
      files = sending.slice(at);
      drawFiles();
      return;
    }
  }
  setText("");
  forgetContext();
}

function take(taken, event) {
  if (!taken?.length) return;
  event?.preventDefault();
  for (const file of taken) {
    if (file.size > UPLOAD_BYTES) toast(`${file.name} 超过 50 MB`);
    else if (!file.size) toast(`${file.name} 是空文件`);
    else files.push({ file, asPhoto: IMAGE.test(file.type) });
  }
  drawFiles();
  text.focus();
}

function drawFiles() {
  $("attached").hidden = !files.length;
  $("attached").replaceChildren(...files.map((entry) => {
    const drop = () => { files = files.filter((other) => other !== entry); drawFiles(); };
    const asPhoto = IMAGE.test(entry.file.type) && el("label", { class: "check" }, el("input", {
      type: "checkbox", checked: entry.asPhoto,
      onchange: ({ target }) => { entry.asPhoto = target.checked; },
    }), "作为图片");
    return el("li", {}, el("span", {}, `${entry.file.name} · ${size(entry.file.size)}`), asPhoto || null,
      el("button", { type: "button", class: "icon", "aria-label": `不发 ${entry.file.name}`, onclick: drop }, "✕"));
  }));
}

function chosen({ command, query, result, start }) {
  setText("");
  if (command) sendText(command);
  else if (start) { go(view.person, view.person); attempt("start", { person: view.person, payload: start }); }
  else attempt("choose", { ...place(), query, result });
}

// --- what is written

function setText(value) {
  text.value = value;
  fit();
  keepDraft();
}

function fit() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 180)}px`;
}

const draftName = () => `draft ${view.person} ${view.chat} ${view.thread}`;

function keepDraft() {
  if (!changing) sessionStorage.setItem(draftName(), text.value);
}

export function inline(words) {
  setText(`@${world.bot.username} ${words}`);
  text.focus();
  suggest.look();
}

export function reply(message) {
  changing = null;
  answering = message;
  showContext(`回复 ${senderName(message, here())}`, gist(message));
}

export function edit(message) {
  answering = null;
  changing = message;
  text.value = message.text;
  fit();
  showContext("编辑消息", gist(message));
}

function showContext(title, body) {
  $("context").hidden = false;
  $("context").replaceChildren(
    el("div", {}, el("b", {}, title), el("span", {}, body)),
    el("button", { type: "button", class: "icon", "aria-label": "取消", onclick: forgetContext }, "✕"),
  );
  text.focus();
}

function forgetContext() {
  answering = null;
  if (changing) {
    changing = null;
    setText("");
  }
  $("context").hidden = true;
}

// --- where one cannot write

// Draws the foot of the chat that is looked at; `entered` when it was not looked at before.
export function draw(entered) {
  const instead = insteadOf(here());
  const appeared = $("composer").hidden && !instead;
  $("composer").hidden = Boolean(instead);
  $("instead").hidden = !instead;
  $("instead").replaceChildren(...(instead ?? []));
  if (entered) {
    forgetContext();
    suggest.hide();
    files = [];
    drawFiles();
    text.value = sessionStorage.getItem(draftName()) ?? "";
    suggest.learnCommands();
  }
  if (instead || !(entered || appeared)) return;
  fit();
  if (matchMedia("(pointer: fine)").matches) text.focus();
}

export function drawReplyKeyboard() {
  const rows = replyKeyboard(here());
  document.querySelector(".reply-keys")?.remove();
  if (!rows) return;
  const keys = rows.map((row) => el("div", { class: "keys" }, ...row.map((key) => {
    const label = key.text ?? key;
    return el("button", { type: "button", class: "key", onclick: () => sendText(label) }, label);
  })));
  $("foot").append(el("div", { class: "reply-keys", role: "group", "aria-label": "快捷回复" }, ...keys));
}

function insteadOf(chat) {
  const bot = chat.members[world.bot.id];
  const own = chat.members[view.person];
  if (chat.type === "private") {
    if (!bot) return [wide("开始", () => attempt("start", { person: view.person }))];
    return bot === "kicked" ? [wide("重新启用", restart)] : null;
  }
  if (chat.moved_to) return [wide("去升级后的群", () => go(view.person, chat.moved_to))];
  if (!isPresent(own)) return [wide("加入", () => attempt("join", place()))];
  if (chat.type === "channel" && own === "member") return [el("p", {}, "频道里只有管理员能发消息")];
  return null;
}

async function restart() {
  if (await attempt("unblock", { person: view.person })) attempt("start", { person: view.person });
}

const wide = (label, onclick) => el("button", { type: "button", class: "wide", onclick }, label);
