// Enhancements. Every page works without them.

// Events: the visitor's own time beside the event's.
// <p hidden data-your-time data-start="…" data-end="…" data-zone="America/New_York">… <span></span></p>
for (const note of document.querySelectorAll("[data-your-time]")) {
  const start = new Date(note.dataset.start);
  const end = new Date(note.dataset.end || note.dataset.start);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (here === note.dataset.zone || Number.isNaN(start.valueOf()) || Number.isNaN(end.valueOf())) continue;
  // Western digits in every language, as on the rest of the page.
  const words = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, {
    weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short",
  });
  note.querySelector("span").textContent = words.formatRange(start, end);
  note.hidden = false;
}

// Copying: <li hidden data-copy="id of the text" data-copy-label="Copy" data-copied="Copied"></li>
for (const place of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(place.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = place.dataset.copyLabel;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
    button.textContent = place.dataset.copied;
    setTimeout(() => { button.textContent = place.dataset.copyLabel; }, 2500);
  });
  place.append(button);
  place.hidden = false;
}

// Filters and menus that lie over the page close with Escape and when the visitor goes elsewhere.
const drawers = ".filter[open], .menu details[open]";
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest?.(drawers) ?? document.querySelector(drawers);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const open of document.querySelectorAll(drawers)) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
}

// The list of what is wrong with a form takes the focus, so that it is read first.
document.querySelector(".form-errors[autofocus]")?.focus();

// Suggestions in search fields: fetched once somebody is about to type, unless data is to be saved.
// <form data-suggest="address" data-suggest-script="module" data-suggest-label="Suggestions">
document.addEventListener("focusin", async (event) => {
  const form = event.target.closest?.("input[type=search]") && event.target.form;
  if (!form?.dataset.suggest || form.dataset.suggesting) return;
  if (navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches) return;
  form.dataset.suggesting = "true";
  const { offerSuggestions } = await import(form.dataset.suggestScript);
  offerSuggestions(form, event.target);
});
