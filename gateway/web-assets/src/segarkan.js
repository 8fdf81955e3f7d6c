// Keeps the overview fresh: fetches the same page and swaps its live part. Without script the page says its time and has a link.
(() => {
  const seconds = 10;
  const live = () => document.getElementById("langsung");
  const note = () => document.getElementById("keadaan-langsung");
  if (!live() || !note()) return;
  let paused = false;
  let busy = false;

  const button = document.getElementById("jeda-langsung");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      paused = !paused;
      button.textContent = paused ? button.dataset.lanjut : button.dataset.jeda;
      button.setAttribute("aria-pressed", String(paused));
    });
  }

  const focusPath = () => {
    const at = document.activeElement;
    return at && live().contains(at) ? at.getAttribute("href") : null;
  };

  async function refresh() {
    if (paused || busy || document.hidden || (live().querySelector("details[open]") !== null)) return;
    busy = true;
    try {
      const answer = await fetch(location.href, { headers: { "X-Segarkan": "1" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("langsung");
      if (fresh) {
        const focused = focusPath();
        live().replaceWith(document.adoptNode(fresh));
        if (focused) live().querySelector(`[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
      }
      note().classList.remove("usang");
      note().replaceChildren(...page.getElementById("keadaan-langsung").childNodes);
    } catch {
      note().classList.add("usang");
      note().textContent = note().dataset.putus;
    } finally {
      busy = false;
    }
  }
  setInterval(refresh, seconds * 1000);
})();
