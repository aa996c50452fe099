// The socket to the server: news come in, deeds go out; it comes back by itself when it is lost.

import { $, toast } from "./dom.js";

const PAUSES_MS = [300, 600, 1200, 2500, 5000];

let socket = null;
let failures = 0;
let number = 0;
const waiting = new Map();

export function connect(onNews) {
  socket = new WebSocket(`ws://${location.host}/socket`);
  socket.onopen = () => {
    failures = 0;
    $("offline").hidden = true;
  };
  socket.onmessage = ({ data }) => receive(JSON.parse(data), onNews);
  socket.onclose = () => {
    $("offline").hidden = false;
    for (const { reject } of waiting.values()) reject(new Error("连接断了"));
    waiting.clear();
    setTimeout(() => connect(onNews), PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)]);
  };
}

function receive(news, onNews) {
  if (news.type !== "done" && news.type !== "refused") return onNews(news);
  const asked = waiting.get(news.id);
  waiting.delete(news.id);
  return news.type === "done" ? asked?.resolve(news.result) : asked?.reject(new Error(news.why));
}

// Has the server do something; rejects with a sentence where it cannot be done.
export function request(name, asked = {}) {
  return new Promise((resolve, reject) => {
    if (socket?.readyState !== WebSocket.OPEN) {
      reject(new Error("没有连上，稍后再试"));
      return;
    }
    number += 1;
    waiting.set(number, { resolve, reject });
    socket.send(JSON.stringify({ ...asked, id: number, do: name }));
  });
}

// The same, where nothing hangs on the outcome: a refusal is shown. Gives null then.
export async function attempt(name, asked = {}) {
  try {
    return await request(name, asked);
  } catch (refused) {
    toast(refused.message);
    return null;
  }
}
