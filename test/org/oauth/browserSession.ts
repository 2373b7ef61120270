import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Org, OrgDirectory, OrgEntry } from "../types.ts";
import { entriesServedAt } from "./entriesServedAt.ts";
import { findLogin, loginRefusal, type UserLogin } from "./logins.ts";
import { hashSecret, randomSecret } from "./secrets.ts";

export interface BrowserSession {
  entry: OrgEntry;
  login: UserLogin;
  /** Milliseconds since 1970. */
  authenticatedAt: number;
  /** The token that this session's forms must send. */
  formToken: string;
}

/** A cookie name for each practice org, because cookies on localhost ignore the port. */
function cookieName(org: Org): string {
  return `sid_${org.id.slice(0, 15)}`;
}

const cookieOptions = { path: "/", httpOnly: true, sameSite: "Lax" } as const;

/** Stores in the browser that the user has logged in at `host`. */
export function startBrowserSession(context: Context, host: Org, entry: OrgEntry, login: UserLogin): void {
  const session = `${entry.org.id.slice(0, 15)}!${randomSecret(32)}`;
  entry.org.db
    .prepare("INSERT INTO oauth_browser_session (sessionHash, userId, authenticatedAt) VALUES (?, ?, ?)")
    .run(hashSecret(session), login.userId, entry.org.now().getTime());
  setCookie(context, cookieName(host), session, cookieOptions);
}

/** The browser's session at `host`; undefined where there is none or its user may no longer log in. */
export function findBrowserSession(
  context: Context,
  host: Org,
  directory: OrgDirectory,
): BrowserSession | undefined {
  const session = getCookie(context, cookieName(host));
  if (!session) return undefined;
  const entry = entriesServedAt(host, directory).find((each) => session.startsWith(each.org.id.slice(0, 15)));
  const row = entry?.org.db
    .prepare<[string], { userId: string; authenticatedAt: number }>(
      "SELECT userId, authenticatedAt FROM oauth_browser_session WHERE sessionHash = ?",
    )
    .get(hashSecret(session));
  if (!entry || !row) return undefined;
  const login = findLogin(entry.org, row.userId);
  if (!login || loginRefusal(login)) return undefined;
  return { entry, login, authenticatedAt: row.authenticatedAt, formToken: hashSecret(`form ${session}`) };
}

/** A session that the browser has at another org's My Domain. */
export function findSessionElsewhere(
  context: Context,
  host: Org,
  directory: OrgDirectory,
): BrowserSession | undefined {
  for (const { org } of directory.entries) {
    const session = org === host ? undefined : findBrowserSession(context, org, directory);
    if (session) return session;
  }
  return undefined;
}

export function endBrowserSession(context: Context, host: Org, directory: OrgDirectory): void {
  const session = deleteCookie(context, cookieName(host), cookieOptions);
  if (!session) return;
  for (const { org } of entriesServedAt(host, directory)) {
    org.db.prepare("DELETE FROM oauth_browser_session WHERE sessionHash = ?").run(hashSecret(session));
  }
}
