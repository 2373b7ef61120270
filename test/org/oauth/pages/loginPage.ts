import { html } from "hono/html";
import { type Html, layout } from "./layout.ts";

export function loginPage(input: {
  startURL: string | undefined;
  username: string;
  display?: string | undefined;
  error?: string | undefined;
  singleSignOnUrl: string;
  /** Who can sign in here with the practice password: a newcomer has nobody to ask. */
  practiceUsers: readonly string[];
  practicePassword: string;
}): Html {
  return layout(
    "Login | Practice",
    html`<h1>Log in to your org</h1>
      ${input.error === undefined ? "" : html`<p class="error" id="error" role="alert">${input.error}</p>`}
      <form method="post" action="/" id="login_form">
        <input type="hidden" name="startURL" value="${input.startURL ?? ""}" />
        <input type="hidden" name="display" value="${input.display ?? "page"}" />
        <label for="username">Username</label>
        <input
          type="email"
          id="username"
          name="username"
          value="${input.username}"
          autocomplete="username"
          required
          ${input.username === "" ? "autofocus" : ""}
        />
        <label for="password">Password</label>
        <input
          type="password"
          id="password"
          name="pw"
          autocomplete="current-password"
          required
          ${input.username === "" ? "" : "autofocus"}
          ${input.error === undefined ? "" : html`aria-describedby="error"`}
        />
        <button class="primary" type="submit" id="Login" name="Login" value="Log In">Log In</button>
        <p class="check">
          <input type="checkbox" id="rememberUn" name="rememberUn" />
          <label for="rememberUn">Remember me</label>
        </p>
      </form>
      <p class="links"><a href="${input.singleSignOnUrl}">Log in with Practice SSO</a></p>
      ${
        input.practiceUsers.length === 0
          ? ""
          : html`<details class="users">
              <summary>Practice users</summary>
              <p>The password of each is <code>${input.practicePassword}</code>.</p>
              <ul>
                ${input.practiceUsers.map((name) => html`<li>${name}</li>`)}
              </ul>
            </details>`
      }`,
  );
}
