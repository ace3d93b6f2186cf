// Marking boxes on a background by hand; the fields beside it say the same in numbers.

const PLACE = ["x", "y", "width", "height"];
const LEAST = 24;
const STEP = 10;
const clamp = (value, low, high) => Math.round(Math.min(Math.max(value, low), Math.max(low, high)));

const form = document.querySelector("[data-sketch]");
const stage = form.querySelector("[data-stage]");
const image = stage.querySelector("img");
const problem = form.querySelector("[data-problem]");
const list = form.querySelector("[data-boxes]");
const blank = form.querySelector("template");
const canvas = { width: Number(stage.dataset.width), height: Number(stage.dataset.height) };
let next = 1 + Math.max(-1, ...[...list.children].map((box) => Number(box.dataset.box)));

const field = (box, key) => box.querySelector(`[name="box.${box.dataset.box}.${key}"]`);
const placeOf = (box) => PLACE.map((key) => Number(field(box, key).value) || 0);
const markOf = (box) => stage.querySelector(`[data-mark="${box.dataset.box}"]`);
const boxOf = (mark) => list.querySelector(`[data-box="${mark.dataset.mark}"]`);

function put(box, [x, y, width, height]) {
  const wide = clamp(width, LEAST, canvas.width);
  const high = clamp(height, LEAST, canvas.height);
  const numbers = [clamp(x, 0, canvas.width - wide), clamp(y, 0, canvas.height - high), wide, high];
  PLACE.forEach((key, index) => (field(box, key).value = numbers[index]));
  show(box);
  redraw();
}

function show(box) {
  const mark = markOf(box) ?? newMark(box);
  const [x, y, width, height] = placeOf(box);
  const name = field(box, "label").value || "Ô chưa có tên";
  mark.style.left = `${(x / canvas.width) * 100}%`;
  mark.style.top = `${(y / canvas.height) * 100}%`;
  mark.style.width = `${(width / canvas.width) * 100}%`;
  mark.style.height = `${(height / canvas.height) * 100}%`;
  mark.classList.toggle("low", y + height > canvas.height * 0.94);
  mark.querySelector("span").textContent = name;
  mark.setAttribute("aria-label", `${name}: cách trái ${x}, cách trên ${y}, rộng ${width}, cao ${height}`);
}

function newMark(box) {
  const mark = document.createElement("button");
  mark.type = "button";
  mark.className = "place";
  mark.dataset.mark = box.dataset.box;
  mark.append(document.createElement("span"), document.createElement("i"));
  stage.append(mark);
  return mark;
}

function choose(box) {
  for (const one of form.querySelectorAll(".box, .place")) one.classList.remove("on");
  box.classList.add("on");
  markOf(box).classList.add("on");
}

function addBox() {
  const holder = document.createElement("template");
  holder.innerHTML = blank.innerHTML.replaceAll("__n__", String(next++));
  list.append(holder.content);
  const box = list.lastElementChild;
  show(box);
  choose(box);
  return box;
}

function dropBox(box) {
  markOf(box)?.remove();
  box.remove();
  redraw();
}

// The real painter draws what the fields say, once at a time; the newest wins.
let timer = 0;
let drawing = false;
let again = false;
function redraw() {
  clearTimeout(timer);
  timer = setTimeout(draw, 250);
}
async function draw() {
  if (drawing) {
    again = true;
    return;
  }
  drawing = true;
  const answer = await fetch(stage.dataset.preview, { method: "POST", body: new FormData(form) }).catch(() => null);
  await take(answer);
  drawing = false;
  if (again) {
    again = false;
    draw();
  }
}
async function take(answer) {
  if (answer?.ok) {
    const old = image.src;
    image.src = URL.createObjectURL(await answer.blob());
    if (old.startsWith("blob:")) URL.revokeObjectURL(old);
  }
  const told = answer?.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : "";
  problem.textContent = told;
  problem.hidden = told === "";
  stage.classList.toggle("stale", !answer?.ok);
}

// A press on the free background begins a box; on a box it moves it, on its corner it sizes it.
function drag(event) {
  if (event.button !== 0) return;
  const scale = canvas.width / stage.getBoundingClientRect().width;
  const edge = stage.getBoundingClientRect();
  const at = (one) => [(one.clientX - edge.left) * scale, (one.clientY - edge.top) * scale];
  const start = at(event);
  const mark = event.target.closest(".place");
  const sizes = event.target.matches("i");
  let box = mark && boxOf(mark);
  const was = box && placeOf(box);
  if (box) choose(box);
  else event.preventDefault();
  stage.setPointerCapture(event.pointerId);
  const move = (one) => {
    const now = at(one);
    const [across, down] = [now[0] - start[0], now[1] - start[1]];
    if (!was) {
      if (!box && Math.max(Math.abs(across), Math.abs(down)) < LEAST) return;
      box ??= addBox();
      put(box, [Math.min(start[0], now[0]), Math.min(start[1], now[1]), Math.abs(across), Math.abs(down)]);
    } else if (sizes) {
      put(box, [was[0], was[1], Math.min(was[2] + across, canvas.width - was[0]), Math.min(was[3] + down, canvas.height - was[1])]);
    } else {
      put(box, [was[0] + across, was[1] + down, was[2], was[3]]);
    }
  };
  const end = () => {
    stage.removeEventListener("pointermove", move);
    stage.removeEventListener("pointerup", end);
    stage.removeEventListener("pointercancel", end);
    if (!was && box) field(box, "label").focus({ preventScroll: matchMedia("(min-width: 62.5rem)").matches });
    else if (mark) mark.focus();
  };
  stage.addEventListener("pointermove", move);
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);
}

function keys(event) {
  const mark = event.target.closest(".place");
  if (!mark) return;
  const box = boxOf(mark);
  const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  if (event.key === "Delete") {
    dropBox(box);
  } else if (moves[event.key]) {
    const [across, down] = moves[event.key];
    const [x, y, width, height] = placeOf(box);
    put(box, event.shiftKey ? [x, y, width + across, height + down] : [x + across, y + down, width, height]);
    choose(box);
  } else {
    return;
  }
  event.preventDefault();
}

stage.classList.add("live");
form.querySelector("[data-drag-help]").hidden = false;
form.querySelector("[data-look]").hidden = true;
[...list.children].forEach(show);
stage.addEventListener("pointerdown", drag);
stage.addEventListener("keydown", keys);
stage.addEventListener("focusin", (event) => {
  const mark = event.target.closest(".place");
  if (mark) choose(boxOf(mark));
});
form.addEventListener("focusin", (event) => {
  const box = event.target.closest(".box");
  if (box) choose(box);
});
form.addEventListener("input", (event) => {
  const box = event.target.closest(".box");
  if (!box) return;
  show(box);
  redraw();
});
form.addEventListener("click", (event) => {
  const drop = event.target.closest("[data-drop-box]");
  const add = event.target.closest("[data-add-box]");
  if (!drop && !add) return;
  event.preventDefault();
  if (drop) dropBox(drop.closest(".box"));
  else field(addBox(), "label").focus();
});
