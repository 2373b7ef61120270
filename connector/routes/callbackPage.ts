import type { AppError } from "../errors.ts";
import { showProblem, storedProblem } from "../reasons/problems.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import type { FinishedSignIn } from "../signIn/finishSignIn.ts";

/** The page's language, and the nonce for its script and style. */
interface Page {
  words: Words;
  nonce: string;
}

/** Allows no requests, no frames, and only the page's own script and style. */
export function callbackPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Sends the code to the panel that opened the window, at its origin only. Shows the code where the opener is
 * not reachable.
 */
export function signedInPage({ signInId, origin, code }: FinishedSignIn, { words, nonce }: Page): string {
  const message = inScript({ message: { type: "crosswalk:signed-in", signInId, code }, origin });
  const script = `
    const { message, origin } = ${message};
    const code = document.getElementById("code-part");
    if (window.opener && origin) {
      window.opener.postMessage(message, origin);
      setTimeout(() => window.close(), 400);
      setTimeout(() => { code.hidden = false; }, 2500);
    } else {
      code.hidden = false;
    }
    document.getElementById("copy").addEventListener("click", async (event) => {
      await navigator.clipboard.writeText(message.code);
      event.target.textContent = ${inScript(words.write("page-copied"))};
    });`;
  const starter =
    origin === null ? words.write("page-from-program") : words.write("page-from-panel", { origin });
  return page(
    words.write("page-signed-in"),
    `<p>${inHtml(words.write("page-continue"))}</p>
    <noscript><style nonce="${nonce}">#code-part { display: block !important; }</style></noscript>
    <section id="code-part" aria-labelledby="code-title" hidden>
      <h2 id="code-title">${inHtml(words.write("page-still-waiting"))}</h2>
      <p>${inHtml(starter)} ${inHtml(words.write("page-paste-code"))}</p>
      <p>${inHtml(words.write("page-link-sent"))}</p>
      <p class="code"><output>${inHtml(code)}</output> <button type="button" id="copy">${inHtml(words.write("page-copy"))}</button></p>
    </section>`,
    { words, nonce },
    script,
  );
}

/** Says what happened, who can fix it, and the next step. The panel learns the same by polling. */
export function refusedPage(error: AppError, { words, nonce }: Page): string {
  const { title, detail, action } = words.problem(showProblem(storedProblem(error)));
  return page(
    title,
    `<p>${inHtml(detail)}</p>
    <p><strong>${inHtml(words.text(say("name-next-step")))}</strong> ${inHtml(action)}</p>
    <p>${inHtml(words.write("page-close"))}</p>`,
    { words, nonce },
  );
}

/** Removes Salesforce's parameters from the address bar and the history. */
function page(title: string, body: string, { words, nonce }: Page, script = ""): string {
  return `<!doctype html>
<html lang="${words.language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${inHtml(title)} · Crosswalk</title>
    <style nonce="${nonce}">
      body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f3f3f3; color: #181818;
        font: 1rem/1.5 system-ui, sans-serif; }
      main { overflow-wrap: anywhere; max-width: 26rem; margin: 1rem; padding: 2rem; background: #fff; border: 1px solid #c9c9c9; border-radius: .5rem; }
      h1 { margin: 0 0 .75rem; font-size: 1.25rem; }
      h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
      .code output { font: 600 1.25rem ui-monospace, monospace; letter-spacing: .05em; margin-inline-end: .75rem; }
      button { font: inherit; padding: .35rem .9rem; color: #0250d9; background: #fff; border: 1px solid #5c5c5c; border-radius: .25rem; }
    </style>
  </head>
  <body>
    <main>
      <h1>${inHtml(title)}</h1>
      ${body}
    </main>
    <script nonce="${nonce}">
    history.replaceState(null, "", location.pathname);${script}
    </script>
  </body>
</html>
`;
}

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** JSON that cannot end its script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}
