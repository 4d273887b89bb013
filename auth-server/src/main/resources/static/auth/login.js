// Shows passwords on request, and leads to the message when there is one. The pages work without it.
for (const show of document.querySelectorAll("button[data-show]")) {
  const password = document.getElementById(show.getAttribute("aria-controls"));
  show.hidden = false;
  show.addEventListener("click", () => {
    const visible = password.type === "text";
    password.type = visible ? "password" : "text";
    show.textContent = visible ? show.dataset.show : show.dataset.hide;
    show.setAttribute("aria-pressed", String(!visible));
    password.focus();
  });
  password.form.addEventListener("submit", () => {
    password.type = "password";
  });
}
document.getElementById("refusal")?.focus();
