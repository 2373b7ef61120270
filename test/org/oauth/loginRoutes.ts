import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Org, OrgDirectory, OrgEntry } from "../types.ts";
import { readParameters } from "./answer.ts";
import { endBrowserSession, findBrowserSession, startBrowserSession } from "./browserSession.ts";
import { entriesServedAt } from "./entriesServedAt.ts";
import {
  checkPassword,
  findSsoLogin,
  loginRefusal,
  practicePassword,
  practiceUsernames,
  type UserLogin,
} from "./logins.ts";
import type { Html } from "./pages/layout.ts";
import { homePage } from "./pages/homePage.ts";
import { identityProviderPage } from "./pages/identityProviderPage.ts";
import { loginPage } from "./pages/loginPage.ts";

const cloud =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0d9dda" d="M7 19a5 5 0 0 1-1-9.9 6 6 0 0 1 10.7-2A5 5 0 0 1 17 19Z"/></svg>';
const identityProviderPath = "/practice-sso";
const homePath = "/home/home.jsp";
const rememberedCookie = "rememberedUsername";

const wrongPassword =
  "Please check your username and password. If you still can't log in, contact your Salesforce administrator.";
const restricted =
  "Your login attempt has failed. The username or password may be incorrect, or your location or login time may be restricted.";

/** The login page, the identity provider it offers instead of a password, and logout. */
export function loginRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.get("/", (context) => {
    const { startURL, un, display } = context.req.query();
    if (!startURL && un === undefined && findBrowserSession(context, org, directory)) {
      return context.redirect(homePath);
    }
    const username = un ?? getCookie(context, rememberedCookie) ?? "";
    return context.html(renderLogin(org, { startURL, username, display }));
  });
  app.post("/", async (context) => {
    const { username = "", pw = "", startURL, display, rememberUn } = await readParameters(context);
    const found = checkPassword(entriesServedAt(org, directory), username, pw);
    const refusal = found ? loginRefusal(found.login) : undefined;
    if (!found || refusal) {
      const error = refusal === "restricted" ? restricted : wrongPassword;
      return context.html(renderLogin(org, { startURL, username, display, error }));
    }
    if (rememberUn) {
      setCookie(context, rememberedCookie, username, { path: "/", httpOnly: true, sameSite: "Lax" });
    }
    return enter(context, org, found, startURL);
  });

  app.get(identityProviderPath, (context) => {
    const { startURL, un } = context.req.query();
    const found = findSsoLogin(entriesServedAt(org, directory), un);
    return context.html(
      identityProviderPage({ login: found?.login, action: identityProviderPath, startURL }),
    );
  });
  app.post(identityProviderPath, async (context) => {
    const { username, startURL } = await readParameters(context);
    const found = findSsoLogin(entriesServedAt(org, directory), username);
    if (!found)
      return context.html(renderLogin(org, { startURL, username: username ?? "", error: restricted }));
    return enter(context, org, found, startURL);
  });

  app.get(homePath, (context) => {
    const session = findBrowserSession(context, org, directory);
    if (!session) return context.redirect(`/?startURL=${encodeURIComponent(homePath)}`);
    if (org.lightningUrl !== undefined) return context.redirect(org.lightningUrl);
    return context.html(homePage(session.login.name, session.entry.org.name));
  });
  app.get("/favicon.ico", (context) => {
    context.header("Content-Type", "image/svg+xml");
    return context.body(cloud);
  });
  app.get("/secur/logout.jsp", (context) => {
    endBrowserSession(context, org, directory);
    return context.redirect("/");
  });
  return app;
}

function renderLogin(
  org: Org,
  input: { startURL: string | undefined; username: string; display?: string | undefined; error?: string },
): Html {
  return loginPage({
    ...input,
    singleSignOnUrl: singleSignOnUrl(input.startURL, input.username),
    practiceUsers: practiceUsernames(org),
    practicePassword,
  });
}

/** The identity provider's page, which comes back to `startURL`. */
function singleSignOnUrl(startURL: string | undefined, username: string): string {
  const query = new URLSearchParams();
  if (startURL) query.set("startURL", startURL);
  if (username) query.set("un", username);
  return `${identityProviderPath}?${query.toString()}`;
}

function enter(
  context: Context,
  host: Org,
  { entry, login }: { entry: OrgEntry; login: UserLogin },
  startURL: string | undefined,
): Response {
  startBrowserSession(context, host, entry, login);
  return context.redirect(localPath(startURL) ?? homePath);
}

/** `url` if it is a path at this host, so that a link cannot redirect the user elsewhere after login. */
export function localPath(url: string | undefined): string | undefined {
  return url !== undefined && /^\/(?![/\\])/.test(url) ? url : undefined;
}
