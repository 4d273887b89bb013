// Shows the password on request, and leads to the message when there is one. The page works without it.
const password = document.getElementById("password");
const show = document.getElementById("show-password");
if (password && show) {
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
