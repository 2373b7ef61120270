import { html, raw } from "hono/html";

export type Html = ReturnType<typeof html>;

const style = `
  :root { color-scheme: light; }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center;
    padding: 1rem; background: #f4f6f9; color: #16325c; font: 400 0.8125rem/1.5 "Salesforce Sans", Arial, sans-serif; }
  main { width: 100%; max-width: 25rem; }
  .logo { display: block; width: 180px; height: 80px; margin: 0 auto 1rem; }
  .card { background: #fff; border: 1px solid #d8dde6; border-radius: 4px; padding: 1.25rem; }
  h1 { font-size: 1.125rem; font-weight: 400; margin: 0 0 1rem; }
  label { display: block; margin: 0 0 0.25rem; color: #54698d; font-size: 0.75rem; }
  input[type="text"], input[type="email"], input[type="password"] { width: 100%; min-height: 2.25rem; margin-bottom: 1rem;
    padding: 0 0.75rem; border: 1px solid #8c95a5; border-radius: 4px; font: inherit; color: inherit; background: #fff; }
  input:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid #0b5cab; outline-offset: 2px; }
  button { min-height: 2.25rem; padding: 0 1.25rem; border-radius: 4px; border: 1px solid #8c95a5; background: #fff;
    color: #0b5cab; font: inherit; font-size: 0.875rem; cursor: pointer; }
  button.primary { width: 100%; background: #0b5cab; border-color: #0b5cab; color: #fff; }
  a { color: #0b5cab; }
  .check { display: flex; align-items: center; gap: 0.5rem; margin: 1rem 0 0; }
  .check label { margin: 0; }
  .error { margin: 0 0 1rem; color: #ba0517; }
  .links { margin: 1rem 0 0; }
  .actions { display: flex; gap: 0.75rem; justify-content: flex-end; margin-top: 1.25rem; }
  ul { margin: 0.5rem 0 1rem; padding-left: 1.25rem; }
  .users { margin: 1rem 0 0; } .users ul { margin-bottom: 0; }
  footer { margin-top: 1rem; color: #54698d; font-size: 0.75rem; text-align: center; }
`;

/** A page of the login host: a cloud, a card with `body`, and the title that the browser shows. */
export function layout(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <svg class="logo" viewBox="0 0 180 80" role="img" aria-label="Practice org">
            <path
              fill="#0d9dda"
              d="M58 68a22 22 0 0 1-4-43 25 25 0 0 1 44-9 20 20 0 0 1 31 13 18 18 0 0 1 3 37 6 6 0 0 1-2 1Z"
            />
            <text x="91" y="52" fill="#fff" font-size="17" font-style="italic" text-anchor="middle">
              practice
            </text>
          </svg>
          <div class="card">${body}</div>
        </main>
        <footer>A practice org. Not a service of Salesforce.</footer>
      </body>
    </html>`;
}
