// Light, dark, or as the system has it.

import { $, toast } from "./dom.js";

const CHOICES = { auto: ["◐", "跟随系统"], light: ["☀", "浅色"], dark: ["☾", "深色"] };

const current = () => localStorage.getItem("theme") ?? "auto";

function show() {
  const [sign, name] = CHOICES[current()] ?? CHOICES.auto;
  document.documentElement.dataset.theme = current();
  $("theme").textContent = sign;
  $("theme").title = `颜色：${name}`;
  $("theme").setAttribute("aria-label", `颜色：${name}`);
}

export function setUp() {
  $("theme").onclick = () => {
    const names = Object.keys(CHOICES);
    const next = names[(names.indexOf(current()) + 1) % names.length];
    localStorage.setItem("theme", next);
    show();
    toast(`颜色：${CHOICES[next][1]}`);
  };
  show();
}
