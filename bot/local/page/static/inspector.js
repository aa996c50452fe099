// The developer's pane: raw updates and calls, and the switches for what goes wrong.

import { attempt } from "./connection.js";
import { $, el } from "./dom.js";
import { world } from "./model.js";

const SHOWN = 300;

export function setUp() {
  for (const button of document.querySelectorAll(".inspect")) {
    button.onclick = () => open($("inspector").hidden, button);
  }
  $("close-inspector").onclick = () => open(false);
  $("fault-form").onsubmit = (event) => {
    event.preventDefault();
    attempt("fault", {
      name: $("fault-name").value, method: $("fault-method").value, times: $("fault-times").value,
    });
  };
  $("paced").onchange = ({ target }) => attempt("pace", { on: target.checked });
  $("privacy").onchange = ({ target }) => attempt("privacy", { on: target.checked });
  $("polls").onchange = () => $("record").classList.toggle("with-polls", $("polls").checked);
  $("clear-record").onclick = () => {
    const newest = $("record").firstElementChild?.dataset.number ?? 0;
    sessionStorage.setItem("cleared", newest);
    $("record").replaceChildren();
  };
  open(localStorage.getItem("inspector") === "open");
}

function open(shown, focusBack = null) {
  $("inspector").hidden = !shown;
  document.body.classList.toggle("inspecting", shown);
  localStorage.setItem("inspector", shown ? "open" : "closed");
  for (const button of document.querySelectorAll(".inspect")) {
    button.setAttribute("aria-expanded", String(shown));
  }
  if (!shown) focusBack?.focus();
}

export function draw() {
  const { entries, switches, faults, methods } = world.trace;
  const option = (value, label) => el("option", { value }, label);
  $("fault-name").replaceChildren(...faults.map(({ name, label }) => option(name, label)));
  $("fault-method").replaceChildren(option("", "任何"), ...methods.map((name) => option(name, name)));
  $("record").replaceChildren();
  if ((entries.at(-1)?.number ?? 0) < cleared()) sessionStorage.removeItem("cleared"); // a new server
  for (const entry of entries) note(entry);
  drawSwitches(switches);
}

export function drawSwitches({ faults, paced, reads_groups: readsGroups }) {
  $("paced").checked = paced;
  $("privacy").checked = !readsGroups;
  const lines = faults.map(({ label, method, times }) => el("li", {},
    `${label} · ${method || "任何调用"} · ${times === null ? "一直" : `还有 ${times} 次`}`));
  const calm = el("li", {}, el("button", { type: "button", onclick: () => attempt("calm") }, "全部撤销"));
  $("faults").replaceChildren(...(lines.length ? [...lines, calm] : []));
  document.body.classList.toggle("faulty", lines.length > 0);
}

const cleared = () => Number(sessionStorage.getItem("cleared") ?? 0);

export function note(entry) {
  if (entry.number <= cleared()) return;
  $("record").prepend(entryElement(entry));
  while ($("record").childElementCount > SHOWN) $("record").lastElementChild.remove();
}

function entryElement(entry) {
  const time = new Date(entry.at * 1000);
  const told = `${time.toLocaleTimeString("zh-CN", { hour12: false })}.${String(time.getMilliseconds()).padStart(3, "0")}`;
  const call = entry.kind !== "update";
  const good = !call || entry.status === 200;
  const summary = el("summary", {},
    el("span", { class: "arrow", title: call ? "机器人的调用" : "给机器人的更新" }, call ? "←" : "→"),
    el("b", {}, entry.name),
    call ? el("span", { class: good ? "good" : "bad" }, entry.status ? String(entry.status) : "断线") : null,
    el("span", { class: "gist" }, gistOf(entry)),
    el("time", {}, call ? `${told} · ${entry.took_ms} ms` : told));
  const details = el("details", {}, summary);
  details.ontoggle = () => { // written when it is looked at
    if (details.open && details.children.length === 1) details.append(...bodies(entry));
  };
  return el("li", { class: entry.kind, "data-number": entry.number }, details);
}

function gistOf({ kind, name, body, params }) {
  const content = kind === "update" ? body[name] : params;
  const said = content.text ?? content.caption ?? content.data ?? content.query
    ?? body?.description ?? content.action ?? "";
  return String(said).replace(/<[^>]*>/g, "").replace(/\s+/g, " ").slice(0, 60);
}

function bodies({ kind, params, body }) {
  const pre = (value) => el("pre", { tabindex: "0" }, JSON.stringify(value, null, 2));
  if (kind === "update") return [pre(body)];
  return [el("h4", {}, "参数"), pre(params), el("h4", {}, "回答"), pre(body)];
}
