// The address says who looks at what: #/person, #/person/chat, #/person/chat/thread.

import { view, world } from "./model.js";

export function address(person, chat, thread = 0) {
  return `#/${[person, chat, thread].filter(Boolean).join("/")}`;
}

export function go(person, chat, thread = 0) {
  location.hash = address(person, chat, thread);
}

// Reads the address into the view; what does not exist is replaced by what does.
export function readAddress() {
  const [person, chat, thread] = location.hash.slice(2).split("/").map(Number);
  const known = world.people.has(person);
  view.person = known ? person : world.people.keys().next().value;
  const listed = known && !chat; // the list of chats, which a phone shows alone
  const there = world.chats.get(chat);
  const mine = there && (there.type !== "private" || chat === view.person);
  view.chat = mine ? chat : view.person;
  view.thread = mine && there.topics.some(({ id }) => id === thread) ? thread : 0;
  document.body.dataset.view = listed ? "list" : "talk";
}
