// Two buttons that only a script can offer; without one they stay hidden and nothing is missing.
const place = document.querySelector(".share");
const address = document.querySelector('link[rel="canonical"]').href;
const title = document.querySelector("h1").textContent;

const actions = {
  send: navigator.share && (() => navigator.share({ title, url: address })),
  copy: navigator.clipboard && (() => navigator.clipboard.writeText(address)),
};

for (const button of place.querySelectorAll("button")) {
  const act = actions[button.dataset.share];
  button.hidden = !act;
  button.addEventListener("click", async () => {
    try {
      await act();
    } catch (error) {
      if (error.name === "AbortError" || error.name === "NotAllowedError") return; // the reader changed their mind
      throw error;
    }
    if (button.dataset.share === "copy") {
      button.textContent = place.dataset.copied;
    }
  });
}
