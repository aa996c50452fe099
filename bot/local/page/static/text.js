// A text and its entities as elements. Offsets are UTF-16 units, which JavaScript counts in, too.

import { el } from "./dom.js";
import { pictured } from "./emoji.js";
import { follow, target } from "./links.js";

const QUOTES = ["blockquote", "expandable_blockquote"];
const STYLES = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", spoiler: "span",
};

// Nodes for a text. `onCommand` gets a command that is clicked.
export function rendered(text, entities, onCommand) {
  return part({ text, entities: entities ?? [], onCommand }, 0, text.length, "quotes");
}

const LEVELS = {
  quotes: { holds: ({ type }) => QUOTES.includes(type), next: "solids", wrap: quote },
  solids: {
    holds: ({ type }) => !QUOTES.includes(type) && !(type in STYLES), next: "styles", wrap: solid,
  },
};

// From outside in: quotes, then links, code and the like, which never overlap each other; then styles.
function part(source, start, end, levelName) {
  if (levelName === "styles") return styled(source, start, end);
  const { holds, next, wrap } = LEVELS[levelName];
  const nodes = [];
  let at = start;
  for (const entity of source.entities.filter(holds)) {
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    nodes.push(...part(source, at, from, next));
    nodes.push(wrap(entity, part(source, from, to, next), source.text.slice(from, to), source));
    at = to;
  }
  nodes.push(...part(source, at, end, next));
  return levelName === "quotes" ? withoutBreaks(nodes) : nodes;
}

function styled({ text, entities }, start, end) {
  const marks = entities.filter(({ type }) => type in STYLES);
  const cuts = marks.flatMap(({ offset, length }) => [offset, offset + length]);
  const inside = cuts.filter((cut) => cut > start && cut < end);
  const edges = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [from, to] = [edges[i], edges[i + 1]];
    const over = marks.filter(({ offset, length }) => offset <= from && offset + length >= to);
    nodes.push(...pictured(text.slice(from, to)).map(
      (leaf) => over.reduceRight((node, { type }) => style(type, node), leaf),
    ));
  }
  return nodes;
}

function style(type, node) {
  if (type !== "spoiler") return el(STYLES[type], {}, node);
  const reveal = (event) => event.currentTarget.classList.add("revealed");
  return el("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": "点开看隐藏的文字",
    onclick: reveal, onkeydown: (event) => event.key === "Enter" && reveal(event),
  }, node);
}

function solid(entity, children, text, { onCommand }) {
  switch (entity.type) {
    case "code": return el("code", {}, ...children);
    case "pre": return el("pre", {}, ...children);
    case "text_link": return link(entity.url, children);
    case "url": return link(text, children);
    case "mention": return link(`https://t.me/${text.slice(1)}`, children);
    case "bot_command":
      return el("button", { type: "button", class: "command", onclick: () => onCommand(text) },
        ...children);
    default: return el("span", {}, ...children);
  }
}

function link(written, children) {
  const url = target(written);
  if (!url) return el("span", {}, ...children);
  return el("a", {
    href: url.href, target: "_blank", rel: "noopener noreferrer", title: url.href,
    onclick: (event) => { if (follow(url)) event.preventDefault(); },
  }, ...children);
}

function quote(entity, children) {
  const inner = el("div", { class: "quoted" }, ...children);
  const whole = el("blockquote", {}, inner);
  if (entity.type === "expandable_blockquote") makeExpandable(whole, inner);
  return whole;
}

function makeExpandable(whole, inner) {
  const toggle = el("button", { type: "button", class: "unfold", "aria-expanded": "false" });
  const set = (open) => {
    whole.classList.toggle("folded", !open);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.setAttribute("aria-label", open ? "收起引文" : "展开引文");
  };
  const flip = () => set(whole.classList.contains("folded"));
  toggle.onclick = (event) => { event.stopPropagation(); flip(); };
  inner.onclick = (event) => {
    if (!event.target.closest("a, button") && getSelection().isCollapsed && !toggle.hidden) flip();
  };
  whole.append(toggle);
  set(false);
  // Nothing to unfold where everything fits.
  new ResizeObserver(() => {
    const folded = whole.classList.contains("folded");
    if (folded) toggle.hidden = inner.scrollHeight <= inner.clientHeight + 1;
  }).observe(inner);
}

// A quote is a block: the line breaks that set it off in the text would show as empty lines.
function withoutBreaks(nodes) {
  nodes.forEach((node, at) => {
    if (node.nodeName !== "BLOCKQUOTE") return;
    const [before, after] = [nodes[at - 1], nodes[at + 1]];
    if (before?.nodeType === Node.TEXT_NODE) before.data = before.data.replace(/\n$/, "");
    if (after?.nodeType === Node.TEXT_NODE) after.data = after.data.replace(/^\n/, "");
  });
  return nodes;
}
