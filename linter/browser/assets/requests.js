"use strict";
// Runs in the page's own world: a request that may send a message waits here until the draft has been looked at.
// Everything is decided in gate.js; this asks it, by events, for every request that carries text.
{
  const ASK = "sendlint-ask";
  const ANSWER = "sendlint-answer";
  // more text than this is no message
  const LIMIT = 200000;
  let number = 0;

  // true, false, or a promise of one of them
  function allowed(url, fields) {
    if (!fields.length) return true;
    const id = ++number;
    let decided = null;
    let decide = null;
    const listen = (event) => {
      const answer = JSON.parse(event.detail);
      if (answer.id !== id || answer.wait) {
        if (answer.id === id) decided = new Promise((resolve) => (decide = resolve));
        return;
      }
      removeEventListener(ANSWER, listen);
      if (decide) decide(answer.send);
      else decided = answer.send;
    };
    addEventListener(ANSWER, listen);
    dispatchEvent(new CustomEvent(ASK, { detail: JSON.stringify({ id, url: String(url), fields }) }));
    if (decided === null) removeEventListener(ANSWER, listen);
    // nobody there to ask: the extension was removed while the page stayed open
    return decided ?? true;
  }

  // The named texts in a request's body.
  function fieldsOf(body) {
    if (typeof body === "string") return body.length > LIMIT ? [] : (fromJson(body) ?? fromForm(body));
    if (body instanceof URLSearchParams || body instanceof FormData) {
      return [...body.entries()].filter(([, value]) => typeof value === "string" && value.length <= LIMIT);
    }
    return [];
  }

  function fromJson(body) {
    let read;
    try {
      read = JSON.parse(body);
    } catch {
      return null;
    }
    const fields = [];
    const walk = (name, value, depth) => {
      if (typeof value === "string") fields.push([name, value]);
      else if (value && typeof value === "object" && depth < 8) {
        for (const [key, inner] of Object.entries(value)) walk(Array.isArray(value) ? name : key, inner, depth + 1);
      }
    };
    walk("", read, 0);
    return fields;
  }

  function fromForm(body) {
    return /^[^\s=&]+=/.test(body) ? [...new URLSearchParams(body).entries()] : [["", body]];
  }

  const writes = (method) => /^(POST|PUT|PATCH)$/i.test(method ?? "GET");

  const { fetch } = window;
  window.fetch = async function (input, init) {
    const request = input instanceof Request ? input : null;
    if (writes(init?.method ?? request?.method)) {
      let body = init?.body ?? null;
      if (body === null && request)
        body = await request
          .clone()
          .text()
          .catch(() => null);
      if (!(await allowed(request?.url ?? input, fieldsOf(body)))) throw new TypeError("Failed to fetch");
    }
    return Reflect.apply(fetch, this, arguments);
  };

  const opened = new WeakMap();
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, waits = true) {
    opened.set(this, { method, url, waits });
    return Reflect.apply(open, this, arguments);
  };
  XMLHttpRequest.prototype.send = function (body) {
    const { method, url, waits } = opened.get(this) ?? {};
    const answer = writes(method) ? allowed(url, fieldsOf(body)) : true;
    if (answer === true) return Reflect.apply(send, this, arguments);
    if (!waits) throw new DOMException("held by sendlint", "NetworkError");
    Promise.resolve(answer).then((go) => {
      if (go) return Reflect.apply(send, this, [body]);
      for (const name of ["error", "loadend"]) this.dispatchEvent(new ProgressEvent(name));
    });
  };

  // a form that the page's own code sends makes no submit event
  const { submit } = HTMLFormElement.prototype;
  HTMLFormElement.prototype.submit = function () {
    const answer = allowed(this.action, this.method === "post" ? fieldsOf(new FormData(this)) : []);
    if (answer === true) return Reflect.apply(submit, this, []);
    Promise.resolve(answer).then((go) => go && Reflect.apply(submit, this, []));
  };
}
