import { html } from "hono/html";
import { type Html, layout } from "./layout.ts";

/** The practice identity provider's page. It knows its user, so there is nothing to type. */
export function identityProviderPage(input: {
  login: { name: string; username: string } | undefined;
  action: string;
  startURL: string | undefined;
}): Html {
  if (!input.login) {
    return layout(
      "Practice SSO",
      html`<h1>Practice SSO</h1>
        <p class="error" role="alert">
          The identity provider knows no such user, or the user may not log in.
        </p>`,
    );
  }
  return layout(
    "Practice SSO",
    html`<h1>Practice SSO</h1>
      <p>Your company's identity provider has recognized you as ${input.login.username}.</p>
      <form method="post" action="${input.action}">
        <input type="hidden" name="startURL" value="${input.startURL ?? ""}" />
        <input type="hidden" name="username" value="${input.login.username}" />
        <button class="primary" type="submit">Continue as ${input.login.name}</button>
      </form>`,
  );
}
