// What the page knows of the world, kept up with the server's news; and who looks at which chat.

export const world = {
  bot: null, people: new Map(), chats: new Map(), trace: null, told: "",
};
export const view = { person: 0, chat: 0, thread: 0 };

export const me = () => world.people.get(view.person);
export const here = () => world.chats.get(view.chat);
export const isPresent = (status) => ["creator", "administrator", "member"].includes(status);
export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
export const isForum = (chat) => Boolean(chat?.is_forum);

export function titleOf(chat) {
  return chat.type === "private" ? fullName(world.bot) : chat.title;
}

// Chats that a person sees: one's own with the bot, and every place where people meet.
export function chatsOf(person) {
  const places = [...world.chats.values()].filter(({ type }) => type !== "private");
  return [world.chats.get(person), ...places];
}

export function inThread(chat, message, thread) {
  return !isForum(chat) || (message.message_thread_id ?? 0) === thread;
}

export function setWorld(news) {
  world.bot = news.bot;
  world.told = news.told;
  world.trace = news.trace;
  world.people = new Map(news.people.map((person) => [person.id, person]));
  world.chats = new Map(news.chats.map((chat) => [chat.id, keyed(chat)]));
}

function keyed(chat) {
  const messages = new Map((chat.messages ?? []).map((message) => [message.message_id, message]));
  return { unread: 0, earlier: false, ...chat, messages };
}

// Takes news in. What it means for the page, its other modules decide.
export function learn({ type, chat_id: id, chat, message, detail }) {
  const known = world.chats.get(id);
  if (type === "person") world.people.set(detail.id, detail);
  else if (type === "chat") world.chats.set(id, known ? Object.assign(known, chat) : keyed(chat));
  else if (type === "message" || type === "edit") {
    known.messages.set(message.message_id, message);
    if (type === "message" && id !== view.chat) known.unread += 1;
  } else if (type === "delete") known.messages.delete(message.message_id);
  else if (type === "pin") known.pinned = message?.message_id ?? 0;
}

export function learnEarlier(chat, { messages, earlier }) {
  const all = [...messages.map((message) => [message.message_id, message]), ...chat.messages];
  chat.messages = new Map(all);
  chat.earlier = earlier;
}
