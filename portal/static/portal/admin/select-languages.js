// On the page that submits a translation: one tick for all languages.
document.addEventListener("change", (event) => {
  if (event.target.name !== "select_all") return;
  for (const box of document.querySelectorAll('[name="locales"]')) box.checked = event.target.checked;
});
