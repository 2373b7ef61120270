import { html } from "hono/html";
import { type Html, layout } from "./layout.ts";

export function successPage(): Html {
  return layout(
    "Remote Access | Practice",
    html`<h1>Authentication Successful</h1>
      <p>You may close this window.</p>`,
  );
}
