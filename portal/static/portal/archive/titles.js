// Narrows the list of all pages of an archive to those with the words of the search field in their
// title. No module: those do not run in a page that was opened from a disk.

(() => {
  const section = document.querySelector(".archive-titles");
  const field = document.querySelector(".search-form input[name=q]");
  if (!section || !field) return;
  const status = section.querySelector("[role=status]");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = Array.from(section.querySelectorAll("li"), (item) => ({ item, text: plain(item.textContent) }));

  function narrow() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { item, text } of entries) {
      item.hidden = !words.every((word) => text.includes(word));
      found += !item.hidden;
    }
    for (const group of section.querySelectorAll(".archive-letter")) {
      group.hidden = !group.querySelector("li:not([hidden])");
    }
    status.textContent = words.length ? `${status.dataset.found} ${found}` : "";
  }

  field.value = new URLSearchParams(location.search).get("q") ?? field.value;
  field.addEventListener("input", narrow);
  field.form.addEventListener("submit", (event) => { event.preventDefault(); narrow(); });
  narrow();
})();
