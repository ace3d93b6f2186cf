// What the desk does better with scripts; every page works without.

const say = (element, text) => {
  if (!element) return;
  element.textContent = text;
  element.hidden = text === "";
};

// Characters as the limits count them: NFC, by code point.
const length = (text) => [...text.normalize("NFC")].length;

function showPassword(button) {
  const field = document.getElementById(button.dataset.show);
  button.hidden = false;
  button.addEventListener("click", () => {
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    button.textContent = hidden ? "Ẩn" : "Hiện";
  });
}

// A second press does nothing; the word changes while the first one works.
function onceOnly(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (button?.dataset.busy) {
      button.style.setProperty("min-width", `${button.offsetWidth}px`);
      button.lastChild.textContent = button.dataset.busy;
      button.setAttribute("aria-disabled", "true");
    }
  });
}

function counters(form) {
  form.addEventListener("input", (event) => {
    const field = event.target;
    const most = Number(field.dataset?.max);
    if (!most) return;
    const used = length(field.value.trim());
    const count = document.getElementById(field.getAttribute("aria-describedby"))?.querySelector("[data-count]");
    if (count) {
      count.querySelector("[data-used]").textContent = used;
      count.classList.toggle("care-text", used > most * 0.9);
      count.parentElement.classList.toggle("bad", used > most);
    }
    field.classList.toggle("wrong", used > most);
  });
}

function rows(group, changed) {
  const list = group.querySelector("[data-list]");
  const template = group.querySelector("template");
  let next = list.children.length;
  const renumber = () =>
    [...list.querySelectorAll(".row-number")].forEach((number, index) => (number.textContent = index + 1));
  group.addEventListener("click", (event) => {
    const drop = event.target.closest("[data-drop-row]");
    const add = event.target.closest("[data-add-row]");
    if (!drop && !add) return;
    event.preventDefault();
    if (drop) {
      drop.closest("[data-row]").remove();
    } else {
      const holder = document.createElement("template");
      holder.innerHTML = template.innerHTML.replaceAll("__n__", String(next++));
      list.append(holder.content);
      list.lastElementChild.querySelector("input")?.focus();
    }
    renumber();
    changed();
  });
}

// A photo is taken in while the form is open, so that the preview can show it.
function photos(form, changed) {
  form.addEventListener("change", async (event) => {
    const input = event.target;
    const box = input.closest?.("[data-photo]");
    if (!box || input.type !== "file" || !input.files.length) return;
    const problem = box.querySelector("[data-problem]");
    say(problem, "");
    const body = new FormData();
    body.append("file", input.files[0]);
    const answer = await fetch(form.dataset.photos, {
      method: "POST",
      body,
      headers: { "X-CSRF-Token": form.elements.csrf.value },
    }).catch(() => null);
    if (!answer || !answer.headers.get("Content-Type")?.includes("json")) {
      say(problem, "Chưa gửi được ảnh. Ảnh vẫn được gửi kèm khi bấm Lưu.");
      return;
    }
    const taken = await answer.json();
    if (taken.problem) {
      say(problem, taken.problem);
      input.value = "";
      return;
    }
    box.querySelector('input[type="hidden"]').value = taken.reference;
    const shown = box.querySelector(".photo-shown");
    shown.src = taken.address;
    shown.hidden = false;
    input.value = "";
    changed();
  });
}

// Waits for a pause in the typing, then runs: once at a time, and the newest values win.
function later(pause, run) {
  let timer = 0;
  let running = false;
  let again = false;
  const start = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await run().catch(() => undefined);
    running = false;
    if (again) {
      again = false;
      start();
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(start, pause);
  };
}

function values(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

async function redraw(form, image) {
  const shot = image.closest(".shot");
  const began = performance.now();
  const answer = await fetch(image.dataset.preview, { method: "POST", body: values(form) });
  if (answer.ok) {
    const old = image.src;
    image.src = URL.createObjectURL(await answer.blob());
    if (old.startsWith("blob:")) URL.revokeObjectURL(old);
    say(shot.querySelector("[data-problem]"), "");
    shot.classList.remove("stale");
    const tenths = Math.max(1, Math.ceil((performance.now() - began) / 100));
    const speed = document.querySelector("[data-speed]");
    const seconds = (tenths / 10).toFixed(1).replace(".", ",");
    if (speed && shot.classList.contains("first")) speed.textContent = `vẽ lại trong ${seconds} giây`;
  } else if (answer.headers.get("Content-Type")?.startsWith("text/plain")) {
    say(shot.querySelector("[data-problem]"), await answer.text());
    shot.classList.add("stale");
  }
}

function compose(form) {
  const images = [...form.querySelectorAll("[data-preview]")];
  const words = form.querySelector("[data-words-here]");
  const state = form.querySelector("[data-state]");
  let dirty = false;
  const drawAll = later(250, async () => {
    for (const image of images) await redraw(form, image);
  });
  const speak = later(250, async () => {
    const answer = await fetch(form.dataset.words, { method: "POST", body: values(form) });
    if (answer.ok && !words.contains(document.activeElement)) words.innerHTML = await answer.text();
  });
  // A draft saves itself; what waits for a review or is approved only when a person says so.
  const save = later(2000, async () => {
    if (!dirty || form.dataset.sent) return;
    const body = values(form);
    body.set("do", "save");
    dirty = false;
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type === "opaqueredirect") {
      const now = new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
      if (!dirty) say(state, `Đã lưu lúc ${now}`);
    } else {
      dirty = true;
    }
  });
  const touched = () => {
    dirty = true;
    say(state, "Có chỗ chưa lưu");
    form.querySelector("[data-after-change]")?.removeAttribute("hidden");
    if ("autosave" in form.dataset) save();
  };
  const changed = () => {
    touched();
    form.querySelector("[data-filled-note]")?.remove();
    drawAll();
    speak();
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    if (event.target.closest("#noi-dung-bai")) changed();
    else touched();
    if (event.target.type?.startsWith("date")) event.target.closest(".field, section")?.querySelector("[data-due-note]")?.remove();
    if (event.target.id === "due") form.querySelector('input[name="when"][value="at"]').checked = true;
  });
  form.addEventListener("submit", () => (dirty = false));
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  counters(form);
  photos(form, changed);
  form.querySelectorAll("[data-rows]").forEach((group) => rows(group, changed));
  images.forEach((image) => {
    if (image.complete && image.naturalWidth === 0) redraw(form, image).catch(() => undefined);
    image.addEventListener("error", () => redraw(form, image).catch(() => undefined), { once: true });
  });
}

// The bar of the review names the channels that have not been looked at yet.
function watch(note) {
  const waiting = new Set(document.querySelectorAll("[data-seen]"));
  const tell = () => {
    const names = [...waiting].map((post) => post.dataset.seen);
    note.textContent = names.length ? `Còn ${names.length} kênh chưa xem: ${names.join(", ")}` : "";
  };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) waiting.delete(entry.target);
    tell();
  }, { rootMargin: "0px 0px -30% 0px" });
  waiting.forEach((post) => observer.observe(post));
  tell();
}

// A page that comes back from the browser's memory may be sent again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach((form) => delete form.dataset.sent);
});

document.querySelectorAll("[data-show]").forEach(showPassword);
document.querySelectorAll('form[method="post"]').forEach(onceOnly);
document.querySelectorAll("[data-compose]").forEach(compose);
document.querySelectorAll("[data-unseen]").forEach(watch);
