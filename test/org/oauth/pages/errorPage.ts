import { html } from "hono/html";
import { type Html, layout } from "./layout.ts";

/** The page shown where the client cannot or must not be called back. */
export function errorPage(error: string, description: string): Html {
  return layout(
    "OAuth Error | Practice",
    html`<h1>We can't authorize you because of an OAuth error.</h1>
      <p role="alert">${error} : ${description}</p>
      <p>For more information, contact your Salesforce administrator.</p>`,
  );
}
