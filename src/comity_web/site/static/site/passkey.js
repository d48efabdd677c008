// Binds the button of the sign-in page to allauth's script, which speaks to the browser's keys.
document.addEventListener("DOMContentLoaded", () => {
  if (document.getElementById("passkey_login") && window.allauth && window.PublicKeyCredential) {
    window.allauth.webauthn.forms.loginForm({ ids: { login: "passkey_login", credential: "mfa_credential" } });
  }
});
document.addEventListener("allauth.error", (event) => {
  const place = document.getElementById("passkey_problem");
  if (place) { event.preventDefault(); place.hidden = false; }
});
