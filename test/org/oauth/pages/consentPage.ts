import { html } from "hono/html";
import { type Html, layout } from "./layout.ts";

export function consentPage(input: {
  appName: string;
  scopeLabels: string[];
  userName: string;
  username: string;
  action: string;
  source: string;
  formToken: string;
}): Html {
  return layout(
    "Allow Access? | Practice",
    html`<h1>Allow Access?</h1>
      <p>${input.appName} is asking to:</p>
      <ul>
        ${input.scopeLabels.map((label) => html`<li>${label}</li>`)}
      </ul>
      <p>
        Do you want to allow access for ${input.username}? (<a href="/secur/logout.jsp"
          >Not ${input.userName}?</a
        >)
      </p>
      <form method="post" action="${input.action}">
        <input type="hidden" name="source" value="${input.source}" />
        <input type="hidden" name="token" value="${input.formToken}" />
        <div class="actions">
          <button type="submit" id="oadeny" name="cancel" value="Deny">Deny</button>
          <button type="submit" id="oaapprove" name="save" value="Allow">Allow</button>
        </div>
      </form>
      <p class="links">To revoke access at any time, go to your personal settings.</p>`,
  );
}
