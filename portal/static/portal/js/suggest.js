// Suggestions under a search field as one types. The combobox pattern of the ARIA Authoring
// Practices, list with manual selection: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
// Without this module, or where it fails, the field is a plain search field.

const WAIT = 180; // milliseconds without a key before the server is asked
const SHORTEST = 2; // letters; one sign of a script without spaces can be a word
const UNSPACED = /[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]/;
const known = new Map(); // what was answered on this page, by what was typed

export function offerSuggestions(form, input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestLabel);
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.parentElement.append(list);
  form.append(status);
  for (const [name, value] of [
    ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id],
  ]) input.setAttribute(name, value);

  let timer, request;
  let active = -1;

  function activate(number) {
    const options = list.children;
    options[active]?.removeAttribute("aria-selected");
    active = number;
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    activate(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
  }

  function open() {
    if (!list.children.length) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = `${form.dataset.suggestLabel}: ${list.children.length}`;
  }

  function show(suggestions) {
    activate(-1);
    list.replaceChildren(...suggestions.map(({ text, href, kind }, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.dataset.href = href;
      const words = document.createElement("span");
      words.textContent = text;
      option.append(words);
      if (kind) {
        const hint = document.createElement("small");
        hint.textContent = kind;
        option.append(" ", hint);
      }
      return option;
    }));
    open();
  }

  async function ask() {
    const words = input.value.trim();
    if (words.length < SHORTEST && !UNSPACED.test(words)) return close();
    if (!known.has(words)) {
      request?.abort();
      request = new AbortController();
      const { signal } = request;
      const address = `${form.dataset.suggest}?${new URLSearchParams({ format: "json", q: words })}`;
      try {
        const answer = await fetch(address, { signal, credentials: "omit" });
        if (!answer.ok) return close();
        known.set(words, (await answer.json()).suggestions);
      } catch {
        return; // given up for a newer question, or no connection: searching still works
      }
    }
    if (document.activeElement === input && input.value.trim() === words) show(known.get(words));
  }

  function follow(option) {
    const { href } = option.dataset;
    close();
    location.assign(href);
  }

  function typed(event) {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }

  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = list.children.length - 1;
    const down = event.key === "ArrowDown";
    if (down || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) {
        if (list.children.length && event.altKey) open();
        else ask();
      } else if (!event.altKey) {
        // Past either end the field itself is next, then the other end.
        const next = active + (down ? 1 : -1);
        activate(next > last ? -1 : next < -1 ? last : next);
      } else if (!down) close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      follow(list.children[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // once more, and the browser empties the field
      event.stopPropagation();
      close();
    } else if (event.key === "Home" || event.key === "End" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
      activate(-1);
    }
  });
  // A press would take the focus from the field, and the list would be gone before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) follow(option);
  });
  addEventListener("pageshow", close);
  if (input.value.trim() && document.activeElement === input && input.value !== input.defaultValue) typed({});
}
