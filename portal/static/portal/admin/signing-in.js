// Passkeys, and the buttons beside recovery codes. What the server says and asks stands in the page.

const supported =
  globalThis.PublicKeyCredential && "parseCreationOptionsFromJSON" in PublicKeyCredential;

async function optionsFor(form) {
  if (!form.dataset.optionsUrl) {
    return JSON.parse(document.getElementById("passkey-options").textContent);
  }
  const answer = await fetch(form.dataset.optionsUrl, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" },
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.message);
  return told;
}

async function ask(form) {
  const { publicKey } = await optionsFor(form);
  if (form.dataset.passkey === "create") {
    const options = PublicKeyCredential.parseCreationOptionsFromJSON(publicKey);
    return navigator.credentials.create({ publicKey: options });
  }
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(publicKey);
  return navigator.credentials.get({ publicKey: options });
}

function say(form, words) {
  const place = form.querySelector("[data-passkey-message]");
  place.textContent = words;
  place.hidden = !words;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button[type=submit]");
  if (!supported) {
    button.disabled = true;
    say(form, form.dataset.unsupported);
    continue;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say(form, "");
    button.disabled = true;
    try {
      const credential = await ask(form);
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      const remember = document.querySelector(".login-form input[name=remember]");
      if (remember && form.elements.remember) form.elements.remember.value = remember.checked ? "on" : "";
      form.submit();
    } catch (error) {
      // A DOMException is the browser's (cancelled, no passkey); anything else says what it is.
      say(form, error instanceof DOMException ? form.dataset.failed : error.message);
      button.disabled = false;
    }
  });
}

const codes = document.querySelector("[data-recovery-codes]");
if (codes) {
  const text = () => `${codes.dataset.title}\n\n${codes.innerText.trim()}\n`;
  const act = {
    copy: () => navigator.clipboard.writeText(text()),
    print: () => window.print(),
    download: () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
      link.download = codes.dataset.file;
      link.click();
      URL.revokeObjectURL(link.href);
    },
  };
  for (const button of document.querySelectorAll("[data-codes-do]")) {
    button.addEventListener("click", () => act[button.dataset.codesDo]());
  }
}
