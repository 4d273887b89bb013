// Asks the browser for a passkey and sends what it answers with the form. Pages work without it; passkeys do not.
const form = document.getElementById("passkey-form");
if (form && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  const button = document.getElementById("use-passkey");
  const failed = document.getElementById("passkey-failed");
  let waiting = new AbortController();

  const options = async () => {
    const answer = await fetch(form.dataset.options, {
      method: "POST",
      headers: { "X-CSRF-TOKEN": form.elements._csrf.value },
    });
    if (!answer.ok) {
      throw new Error("no options");
    }
    return answer.json();
  };

  const use = async (more) => {
    const asked = await options();
    const credential =
      form.dataset.kind === "create"
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked),
            ...more,
          });
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    // Past the handler below: this time the form really goes.
    form.submit();
  };

  form.hidden = false;
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    waiting.abort();
    waiting = new AbortController();
    failed.hidden = true;
    button.disabled = true;
    try {
      await use({ signal: waiting.signal });
    } catch {
      failed.hidden = false;
      button.disabled = false;
    }
  });

  // Where the browser can, it offers passkeys in the field for the name.
  if (form.dataset.conditional && PublicKeyCredential.isConditionalMediationAvailable) {
    PublicKeyCredential.isConditionalMediationAvailable()
      .then((available) => available && use({ mediation: "conditional", signal: waiting.signal }))
      .catch(() => {});
  }
}
