// Copies the lines that a button names. Without script, or without a clipboard, they are marked and copied by hand.
(() => {
  for (const button of document.querySelectorAll("[data-salin]")) {
    const lines = document.getElementById(button.dataset.salin);
    if (!lines) continue;
    const word = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(lines.textContent);
        button.textContent = button.dataset.tersalin;
        setTimeout(() => (button.textContent = word), 3000);
      } catch {
        getSelection().selectAllChildren(lines);
        lines.focus();
      }
    });
  }
})();
