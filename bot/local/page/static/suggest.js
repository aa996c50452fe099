// What is offered above the text: commands after "/", results after the bot's name.

import { attempt } from "./connection.js";
import { $, el } from "./dom.js";
import { here, view, world } from "./model.js";

const PAUSE_MS = 300;

const list = $("suggestions");
const text = $("text");
let commands = [];
let chosen = -1;
let waiting = 0;
let query = null; // the inline query whose results are shown or awaited
let onChoice = () => {};

// `choice` gets {command} or {query, result}.
export function setUp(choice) {
  onChoice = choice;
}

export async function learnCommands() {
  const asked = { person: view.person, chat: view.chat };
  const done = await attempt("menu", asked);
  if (done && asked.chat === view.chat) commands = done.commands;
  $("commands").hidden = !commands.length;
}

export function showAllCommands() {
  if (list.hidden) show(commandOptions(""));
  else hide();
}

// Looks at what was typed, after every change.
export function look() {
  clearTimeout(waiting);
  const typed = text.value;
  const inline = inlineText(typed);
  if (inline !== null) {
    waiting = setTimeout(() => ask(inline, ""), PAUSE_MS);
    return;
  }
  query = null;
  const command = /^\/([a-z0-9_]*)$/i.exec(typed);
  const options = command ? commandOptions(command[1].toLowerCase()) : [];
  if (options.length) show(options);
  else hide();
}

function inlineText(typed) {
  const name = `@${world.bot.username} `;
  return typed.toLowerCase().startsWith(name.toLowerCase()) ? typed.slice(name.length) : null;
}

function commandOptions(start) {
  const group = here().type === "private" ? "" : `@${world.bot.username}`;
  return commands.filter(({ command }) => command.startsWith(start)).map(({ command, description }) => ({
    choice: { command: `/${command}${group}` }, head: `/${command}`, body: description,
  }));
}

async function ask(words, offset) {
  const done = await attempt("inline", { person: view.person, text: words, offset });
  if (done) query = { id: done.query, words, before: offset ? query?.options ?? [] : [] };
}

// The bot's answer to an inline query.
export function showResults({ inline_query_id: id, results, next_offset: offset, button }) {
  if (id !== query?.id) return;
  const found = results.map((result) => ({
    choice: { query: id, result: String(result.id) },
    head: result.title ?? result.caption ?? result.type, body: result.description ?? "",
  }));
  query.options = [...query.before, ...found];
  const more = offset ? [{ more: offset, head: "更多……", body: "" }] : [];
  const first = button?.start_parameter
    ? [{ choice: { start: button.start_parameter }, head: button.text, body: "" }] : [];
  const all = [...first, ...query.options, ...more];
  show(all.length ? all : [{ head: "没有结果", body: "", idle: true }]);
}

function show(options) {
  list.replaceChildren(...options.map((option, at) => el("li", {
    id: `suggestion-${at}`, role: "option", "aria-selected": "false", class: option.idle && "idle",
    onmousedown: (event) => event.preventDefault(), // the text keeps the focus
    onclick: () => choose(option),
  }, el("b", {}, option.head), option.body ? el("span", {}, option.body) : null)));
  list.options = options;
  list.hidden = false;
  text.setAttribute("aria-expanded", "true");
  mark(options[0]?.idle ? -1 : 0);
}

export function hide() {
  list.hidden = true;
  text.setAttribute("aria-expanded", "false");
  text.removeAttribute("aria-activedescendant");
}

function mark(at) {
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = at;
  const option = list.children[chosen];
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) text.setAttribute("aria-activedescendant", option.id);
}

function choose(option) {
  if (option.idle) return;
  if (option.more) {
    ask(query.words, option.more);
    return;
  }
  hide();
  onChoice(option.choice);
}

// Takes the keys that move in the list; says whether it did.
export function takeKey(event) {
  if (list.hidden) return false;
  const count = list.children.length;
  if (event.key === "ArrowDown") mark((chosen + 1) % count);
  else if (event.key === "ArrowUp") mark((chosen - 1 + count) % count);
  else if (event.key === "Escape") hide();
  else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) choose(list.options[chosen]);
  else return false;
  event.preventDefault();
  return true;
}
