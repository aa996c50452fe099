// Elements without markup: what others wrote only ever becomes text.

export const $ = (id) => document.getElementById(id);

// el("a", {href: "#", class: "x", onclick: f}, "text", child): attributes, or handlers as functions.
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element[name] = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

let hiding = 0;

export function toast(text) {
  const shown = $("toast");
  shown.textContent = text;
  shown.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { shown.hidden = true; }, 4000);
}

export function alertOf(text) {
  $("alert-text").textContent = text;
  $("alert").showModal();
}

// Asks for values; gives them by name, or null where it was cancelled.
export function question(title, fields) {
  const dialog = $("question");
  $("question-title").textContent = title;
  $("question-fields").replaceChildren(...fields.map(({ name, label, options, maxlength }) => {
    const control = options
      ? el("select", { name }, ...options.map(([value, text]) => el("option", { value }, text)))
      : el("input", { name, maxlength, required: true, autocomplete: "off" });
    return el("label", {}, label, control);
  }));
  dialog.returnValue = "cancel";
  $("cancel-question").onclick = () => dialog.close("cancel");
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => {
      const values = Object.fromEntries(new FormData($("question-form")));
      resolve(dialog.returnValue === "ok" ? values : null);
    };
  });
}

export function avatar(element, id, name) {
  element.className = `avatar hue-${Math.abs(id) % 7}`;
  element.textContent = [...name][0] ?? "?";
  return element;
}

export const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString("zh-CN", {
  hour: "2-digit", minute: "2-digit", hour12: false,
});

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1 << 20 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}
