// The page: what is told by the server, and by the address, goes to the part that shows it.

import * as composer from "./composer.js";
import { connect, request } from "./connection.js";
import * as conversation from "./conversation.js";
import { toast } from "./dom.js";
import * as inspector from "./inspector.js";
import * as menu from "./menu.js";
import { here, learn, learnEarlier, setWorld, view, world } from "./model.js";
import { readAddress } from "./route.js";
import * as side from "./side.js";
import * as suggest from "./suggest.js";
import * as theme from "./theme.js";

const NEWS = {
  world(news) {
    setWorld(news);
    inspector.draw();
    enter();
  },
  trace({ entry }) { inspector.note(entry); },
  switches({ switches }) { inspector.drawSwitches(switches); },
  person() { side.draw(); },
  chat() {
    side.draw();
    conversation.drawHead();
    composer.draw(false);
  },
  menu() { suggest.learnCommands(); },
  message({ message }) { conversation.add(message, here()); composer.drawReplyKeyboard(); },
  edit({ message }) { conversation.replace(message, here()); },
  delete({ message }) { conversation.remove(message); },
  pin() { conversation.drawPinned(); },
  action({ detail }) { conversation.showAction(detail); },
  reaction({ detail }) { conversation.showReaction(detail); },
  answer({ detail }) { conversation.showAnswer(detail); },
  inline_answer({ detail }) { if (detail.user_id === view.person) suggest.showResults(detail); },
};
const OF_ONE_CHAT = new Set(["message", "edit", "delete", "pin", "action", "reaction"]);
const IN_THE_LIST = new Set(["message", "edit", "delete"]);

function onNews(news) {
  learn(news);
  const elsewhere = OF_ONE_CHAT.has(news.type) && news.chat_id !== view.chat;
  if (!elsewhere) NEWS[news.type]?.(news);
  if (IN_THE_LIST.has(news.type)) side.drawChats();
}

// Shows the chat that the address names.
function enter() {
  if (!world.bot) return;
  readAddress();
  conversation.draw();
  side.draw();
  composer.draw(true);
  composer.drawReplyKeyboard();
}

async function earlier(chat, height) {
  const first = chat.messages.keys().next().value;
  try {
    learnEarlier(chat, await request("earlier", { person: view.person, chat: chat.id, before: first }));
    conversation.keepPlace(conversation.draw, height);
  } catch (refused) {
    toast(refused.message);
  }
}

theme.setUp();
inspector.setUp();
menu.setUp();
composer.setUp();
conversation.setUp({
  reply: composer.reply, edit: composer.edit, command: composer.sendText, inline: composer.inline,
  earlier,
});
window.addEventListener("hashchange", enter);
connect(onNews);
