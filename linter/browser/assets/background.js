"use strict";
// Carries questions from the pages to the program on this computer, and its answers back. Keeps no draft.

const api = globalThis.browser ?? globalThis.chrome;
const HOST = "sendlint.host";

let port = null;
let served = false; // this connection has answered before, so a break in it is worth another try
let number = 0;
const waiting = new Map(); // our number of a question -> the question, how to answer it, whether it was asked before

function connect() {
  served = false;
  const opened = api.runtime.connectNative(HOST);
  opened.onMessage.addListener((answer) => {
    served = true;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    asked?.reply(answer);
  });
  opened.onDisconnect.addListener((ended) => {
    const reason = ended.error?.message ?? api.runtime.lastError?.message ?? "";
    const retry = served;
    port = null;
    const open = [...waiting.values()];
    waiting.clear();
    for (const asked of open) {
      if (retry && !asked.again) send({ ...asked, again: true });
      else asked.reply(failure(reason));
    }
  });
  return opened;
}

function send(asked) {
  const id = `${++number}`;
  try {
    port ??= connect();
    waiting.set(id, asked);
    port.postMessage({ ...asked.question, id });
  } catch (error) {
    waiting.delete(id);
    port = null;
    asked.reply(failure(String(error?.message ?? error)));
  }
}

// What browsers say when the program cannot be reached, as a name that our own words go by.
function failure(reason) {
  const known = [
    [/not found|No such native application/i, "host-missing"],
    [/forbidden/i, "host-forbidden"],
  ];
  const code = known.find(([words]) => words.test(reason))?.[1] ?? "host-ended";
  return { verdict: "unknown", findings: [], message: "", error: { code, message: reason } };
}

api.runtime.onMessage.addListener((question, sender, reply) => {
  if (sender.id !== api.runtime.id) return false;
  send({ question, reply, again: false });
  return true; // the answer comes later
});
