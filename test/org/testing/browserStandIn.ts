import { Browser } from "./browser.ts";

/**
 * A browser for command-line clients: `node browserStandIn.ts USERNAME URL` logs in, allows access, and
 * follows the redirects.
 */
const [username = "", url = ""] = process.argv.slice(2);
const browser = new Browser({ within: url });
const login = await browser.open(url);
let shown = await browser.submit(login, { username, pw: "practice" });
if (shown.left === undefined) shown = await browser.submit(shown, { save: "Allow" });
if (shown.left === undefined) throw new Error(`The org sent the browser nowhere: ${shown.html}`);
await fetch(shown.left);
