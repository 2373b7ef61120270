import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { AppEnv } from "./appEnv.ts";

/**
 * A session that the browser keeps for all tabs of one origin. Scripts of a page can't read the cookie, so
 * that no other page of the org gets a token that it could use elsewhere.
 *
 * The panel is on Salesforce's site, and the connector on another: the cookie is `SameSite=None` and
 * `Partitioned`, which browsers keep apart by the site of the page around it
 * (https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies). Both need
 * HTTPS. On one machine over plain HTTP both are of one site.
 */
const sessionName = "crosswalk-session";
/** Tells whether a browser gives back what it was given: one that blocks such cookies does not. */
const probeName = "crosswalk-keeps";
const probeSeconds = 15 * 60;

/**
 * The header by which the panel says for which user of Lightning it is shown. A page can send it to another
 * origin only where that allows it, and a user who follows another one at the same browser has another id.
 */
export const viewerHeader = "Crosswalk-Viewer";

/**
 * The header by which a tab says whose the session was that it shows. Another tab may have signed in as
 * somebody else since, who must not do what is clicked in this one.
 */
export const shownUserHeader = "Crosswalk-User";

/** A session that a browser sends: the cookie's secret, for whom the page is, and whom it shows. */
interface KeptSession {
  secret: string;
  viewer: string;
  /** Null where the tab shows nobody yet. */
  shownUser: string | null;
}

/** Who looks at the panel, as its page says; null where no page of a browser asks. */
function viewerOf(c: Context<AppEnv>): string | null {
  const [viewer = null] = /^005[0-9A-Za-z]{12,15}$/.exec(c.req.header(viewerHeader) ?? "") ?? [];
  return c.req.header("origin") === undefined ? null : viewer;
}

export function readKeptSession(c: Context<AppEnv>): KeptSession | null {
  const viewer = viewerOf(c);
  const secret = read(c, sessionName);
  if (viewer === null || secret === undefined) return null;
  return { secret, viewer, shownUser: c.req.header(shownUserHeader) ?? null };
}

/** Gives the browser something to bring back before it is given a session. */
export function probeCookies(c: Context<AppEnv>): void {
  if (viewerOf(c) !== null) write(c, probeName, "1", probeSeconds);
}

/** The viewer for whom the browser can keep a session; null where it can't, or nobody has asked for that. */
export const keepsSessionFor = (c: Context<AppEnv>): string | null =>
  read(c, probeName) === undefined ? null : viewerOf(c);

export function keepSession(c: Context<AppEnv>, secret: string, expiresAt: Date): void {
  write(c, sessionName, secret, Math.ceil((expiresAt.getTime() - c.get("app").clock().getTime()) / 1000));
}

export function forgetSession(c: Context<AppEnv>): void {
  if (read(c, sessionName) !== undefined) write(c, sessionName, "", 0);
}

function read(c: Context<AppEnv>, name: string): string | undefined {
  return getCookie(c, name, attributesOf(c).prefix);
}

function write(c: Context<AppEnv>, name: string, value: string, maxAge: number): void {
  setCookie(c, name, value, { ...attributesOf(c), maxAge });
}

function attributesOf(c: Context<AppEnv>) {
  const { isSecure, prefix } = cookieScope(c.get("app").config.publicUrl);
  const site = isSecure ? ({ sameSite: "None", partitioned: true } as const) : ({ sameSite: "Lax" } as const);
  return { ...prefix, path: "/", httpOnly: true, secure: isSecure, ...site };
}

/**
 * Over HTTPS the prefix `__Host-` prevents other hosts of the domain from setting a cookie. Browsers refuse
 * it over plain HTTP.
 */
export function cookieScope(publicUrl: string): { isSecure: boolean; prefix: { prefix?: "host" } } {
  const isSecure = publicUrl.startsWith("https:");
  return { isSecure, prefix: isSecure ? { prefix: "host" } : {} };
}
