import { html } from "hono/html";
import { type Html, layout } from "./layout.ts";

export function accountPage(input: {
  name: string;
  username: string;
  continueUrl: string;
  loginUrl: string;
}): Html {
  return layout(
    "Choose a Username | Practice",
    html`<h1>Choose a Username</h1>
      <ul>
        <li><a href="${input.continueUrl}">${input.name} (${input.username})</a></li>
        <li><a href="${input.loginUrl}">Log in with a different username</a></li>
      </ul>`,
  );
}
