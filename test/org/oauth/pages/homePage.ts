import { html } from "hono/html";
import { type Html, layout } from "./layout.ts";

export function homePage(userName: string, orgName: string): Html {
  return layout(
    "Home | Practice",
    html`<h1>You are logged in</h1>
      <p>${userName}, ${orgName}</p>
      <p class="links"><a href="/secur/logout.jsp">Log Out</a></p>`,
  );
}
