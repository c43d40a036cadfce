// Lines are sent one after another. One that does not arrive stays on the page, under its own key, and is sent again until
// it has arrived: the same key is kept once. Nothing is put into the browser's storage. Without this file the form is a form.
// Its sentences are the form's, in the reader's language; those with a number are one for each kind of plural (plurals.py).
(() => {
  const form = document.querySelector("form[data-capture]");
  if (!form) return;
  const words = form.elements.words;
  const said = document.querySelector("[data-sending]");
  const waiting = document.querySelector("[data-waiting]");
  const kept = document.querySelector("[data-captured]");
  const kinds = new Intl.PluralRules(document.documentElement.lang);
  const counted = (sentences, count) => {
    const all = JSON.parse(sentences);
    return (all[kinds.select(count)] ?? all.other).replace("%(count)s", count);
  };
  const queue = [];
  const FIRST = 1000, LONGEST = 15000, PATIENCE = 25000;
  let wait = FIRST, busy = false, timer = 0;

  const key = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };

  const tell = (failing) => {
    const many = queue.length;
    said.textContent = many ? counted(failing ? form.dataset.down : form.dataset.going, many) : "";
    said.classList.toggle("failing", Boolean(many && failing));
  };

  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    kept.replaceChildren(...page.body.childNodes);
  };

  const giveBack = (entry, why) => {
    const back = document.createElement("button");
    back.type = "button";
    back.classList.add("link", "small");
    back.textContent = form.dataset.takeBack;
    back.addEventListener("click", () => {
      words.value = entry.words;
      entry.item.remove();
      words.focus();
    });
    entry.item.append(` — ${why} `, back);
  };

  const again = () => {
    tell(true);
    clearTimeout(timer);
    timer = setTimeout(send, wait);
    wait = Math.min(wait * 2, LONGEST);
  };

  async function send() {
    if (busy || !queue.length) return;
    busy = true;
    const entry = queue[0];
    const stop = new AbortController();
    const patience = setTimeout(() => stop.abort(), PATIENCE);
    let answer = null, text = "";
    try {
      answer = await fetch(form.action, {
        method: "POST", body: entry.data, headers: { "X-Capture": "1" }, credentials: "same-origin", signal: stop.signal,
      });
      text = await answer.text();
    } catch {
      answer = null;
    }
    clearTimeout(patience);
    busy = false;
    if (answer && answer.status === 201) {
      queue.shift();
      entry.item.remove();
      wait = FIRST;
      show(text);
      tell(false);
      send();
    } else if (answer && answer.status < 500 && answer.status !== 429 && answer.status !== 408) {
      queue.shift();
      giveBack(entry, answer.status === 422 ? text : form.dataset.refused);
      tell(false);
      send();
    } else {
      again();
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!words.value.trim()) return words.focus();
    const data = new FormData(form);
    data.set("key", key());
    const item = document.createElement("li");
    const line = document.createElement("span");
    line.dir = "auto";
    line.textContent = words.value;
    item.append(line);
    waiting.append(item);
    queue.push({ data, item, words: words.value });
    words.value = "";
    form.elements.mark.value = "";
    words.focus();
    tell(false);
    send();
  });
  window.addEventListener("online", () => { clearTimeout(timer); wait = FIRST; send(); });
  window.addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });
})();
