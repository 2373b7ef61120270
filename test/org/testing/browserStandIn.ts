import { BrowserForTest } from "./browserForTest.ts";

/**
 * A browser for command-line clients to open: `node browserStandIn.ts USERNAME URL` logs in, allows access, and goes where
 * the org sends it.
 */
const [username = "", url = ""] = process.argv.slice(2);
const browser = new BrowserForTest(new URL(url).origin);
const login = await browser.go(url);
let shown = await browser.submit(login, { username, pw: "practice" });
if (shown.left === undefined) shown = await browser.submit(shown, { save: "Allow" });
if (shown.left === undefined) throw new Error(`The org sent the browser nowhere: ${shown.page}`);
await fetch(shown.left);
