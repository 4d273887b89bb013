// Does the small piece of work that an open form asks for, while the person types. The page works without it.
const form = document.querySelector("form[data-bits]");

async function isWork(seal, work, bits) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${seal}:${work}`));
  return new DataView(hash).getUint32(0) >>> (32 - bits) === 0;
}

async function work(seal, bits) {
  for (let number = 0; ; number += 64) {
    const tried = Array.from({ length: 64 }, (_, offset) => String(number + offset));
    const answers = await Promise.all(tried.map((text) => isWork(seal, text, bits)));
    const found = answers.indexOf(true);
    if (found >= 0) {
      return tried[found];
    }
  }
}

if (form && globalThis.crypto?.subtle) {
  const patience = new Promise((resolve) => setTimeout(resolve, 8000, ""));
  const done = work(form.elements.seal.value, Number(form.dataset.bits));
  done.then((found) => {
    form.elements.work.value = found;
  });
  form.addEventListener("submit", (event) => {
    if (form.elements.work.value === "") {
      event.preventDefault();
      form.setAttribute("aria-busy", "true");
      Promise.race([done, patience]).then((found) => {
        form.elements.work.value = found || "-";
        form.requestSubmit();
      });
    }
  });
}
document.getElementById("refusal")?.focus();
