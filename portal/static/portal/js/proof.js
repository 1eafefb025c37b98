// Proof of work for forms: the browser calculates for a moment while its visitor types.
// <form data-challenge='{"parameters": {…}, "signature": "…"}'>…<input type="hidden" name="proof">
//
// One file, two places: on the page it starts a worker when somebody begins with the form, and as
// the worker it finds the number. Whoever sends the form earlier simply sends it without a proof.
// The challenge is that of ALTCHA, proof of work version 2 (https://altcha.org): PBKDF2 of
// nonce + counter, for counters 0, 1, 2 …, until the key begins with the prefix.

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ nonce, salt, cost, keyLength, keyPrefix }) {
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  const counterAt = new DataView(password.buffer, password.length - 4);
  const way = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  for (let counter = 0; ; counter += 1) {
    counterAt.setUint32(0, counter);
    const secret = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(await crypto.subtle.deriveBits(way, secret, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
}

function begin(form) {
  form.elements.proof.value = ""; // Firefox puts back what was here before a reload
  const challenge = JSON.parse(form.dataset.challenge);
  const worker = new Worker(import.meta.url, { type: "module" });
  worker.addEventListener("message", ({ data: solution }) => {
    form.elements.proof.value = btoa(JSON.stringify({ challenge, solution }));
    worker.terminate();
  });
  worker.postMessage(challenge.parameters);
}

if (typeof document === "undefined") {
  self.addEventListener("message", async ({ data }) => self.postMessage(await solve(data)));
} else if (globalThis.crypto?.subtle && globalThis.Worker) {
  // Not before somebody begins: looking at the page costs no battery.
  for (const form of document.querySelectorAll("form[data-challenge]:not([data-challenge=''])")) {
    form.addEventListener("focusin", () => begin(form), { once: true });
  }
}
