import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { join } from "node:path";
import { ApexRefusal, apexMethods } from "./apexMethods.ts";
import { paths } from "./build/paths.ts";
import { contentSecurityPolicy, renderDocument, type PageScripts } from "./renderDocument.ts";
import { themeOf } from "./themes.ts";
import { PageSessions, type PageSession } from "./session/pageSessions.ts";
import { authorizeUrl, callbackPath, finishSignIn } from "./session/signIn.ts";

export interface PageBuild {
  packageSource: string;
  scripts: PageScripts;
}

interface PageOptions {
  orgUrl: string;
  connectorUrl: string;
  /** The compiled page to serve now. */
  currentBuild: () => Promise<PageBuild>;
  /** What a page that follows the working tree asks for. */
  liveRoutes?: Hono | undefined;
  /** The page's own address. It is known once the server listens. */
  pageUrl: () => string;
}

const cookie = "practice-lightning";
const themeCookie = "practice-theme";

/** The page's HTTP application: sign-in, the document, its files, the org's REST API, and Apex. */
export function createPage({ orgUrl, connectorUrl, currentBuild, liveRoutes, pageUrl }: PageOptions): Hono {
  const page = new Hono();
  const sessions = new PageSessions();
  const entered = { connectorUrl };
  const currentSession = (context: Context) => sessions.find(getCookie(context, cookie));

  page.use("/assets/*", serveStatic({ root: paths.designSystem, onFound: keepForAnHour }));
  page.use(
    "/assets-2/*",
    serveStatic({
      root: join(paths.designSystem2, "dist"),
      rewriteRequestPath: (path) => path.slice("/assets-2".length),
      onFound: keepForAnHour,
    }),
  );
  page.use(
    "/compiled/*",
    serveStatic({
      root: paths.cache,
      rewriteRequestPath: (path) => path.slice("/compiled".length),
      onFound: (_path, context) => context.header("Cache-Control", "public, max-age=31536000, immutable"),
    }),
  );
  if (liveRoutes) page.route("/live", liveRoutes);
  page.get("/page.css", serveStatic({ path: join(paths.browser, "page.css") }));

  page.get(callbackPath, async (context) => {
    const { code, state = "", error_description: refusal } = context.req.query();
    const signIn = sessions.takeSignIn(state);
    if (!signIn || code === undefined)
      return context.text(refusal ?? "This sign-in has ended. Open the page again.", 400);
    const session = await finishSignIn(orgUrl, pageUrl(), code, signIn.codeVerifier);
    setCookie(context, cookie, sessions.start(session), { httpOnly: true, sameSite: "Lax", path: "/" });
    return context.redirect(signIn.returnTo);
  });

  page.get("/secur/logout.jsp", (context) => {
    sessions.end(deleteCookie(context, cookie));
    return context.redirect(new URL("/secur/logout.jsp", orgUrl).href);
  });

  page.get("/theme/:name", (context) => {
    setCookie(context, themeCookie, themeOf(context.req.param("name")), { sameSite: "Lax", path: "/" });
    return context.redirect("/lightning/page/home");
  });

  page.on(["GET", "POST"], "/services/data/*", async (context) => {
    const session = currentSession(context);
    if (!session)
      return context.json([{ errorCode: "INVALID_SESSION_ID", message: "Session expired or invalid" }], 401);
    return forward(session, context.req.raw);
  });

  page.post("/apex/:method", async (context) => {
    const session = currentSession(context);
    if (!session) return context.json({ message: "Session expired or invalid" }, 401);
    const { packageSource } = await currentBuild();
    const method = apexMethods(entered, packageSource)[context.req.param("method")];
    if (!method) return context.json({ message: "There is no such Apex method here." }, 404);
    const parameters = JSON.parse((await context.req.text()) || "{}") as Record<string, unknown>;
    try {
      const { customPermissions, i18n } = session;
      return context.json(method({ parameters, customPermissions, language: i18n.lang }));
    } catch (error) {
      if (error instanceof ApexRefusal) return context.json({ message: error.message }, 500);
      throw error;
    }
  });

  page.get("*", async (context) => {
    const session = currentSession(context);
    const { pathname, search } = new URL(context.req.url);
    if (!session) return context.redirect(authorizeUrl(orgUrl, pageUrl(), sessions, pathname + search));
    context.header("Content-Security-Policy", contentSecurityPolicy(connectorUrl));
    context.header("Cache-Control", "no-store");
    const { scripts } = await currentBuild();
    return context.html(renderDocument(session, scripts, themeOf(getCookie(context, themeCookie))));
  });
  return page;
}

function keepForAnHour(_path: string, context: Context): void {
  context.header("Cache-Control", "public, max-age=3600");
}

/** Forwards a request to the user's org with their access token, which the browser never has. */
async function forward({ instanceUrl, accessToken }: PageSession, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { status, body } = await fetch(new URL(pathname + search, instanceUrl), {
    method: request.method,
    headers: {
      Authorization: `Bearer ${accessToken}`,
      Accept: "application/json",
      "Content-Type": "application/json",
    },
    ...(request.method === "POST" ? { body: await request.text() } : {}),
  });
  return new Response(body, { status, headers: { "Content-Type": "application/json" } });
}
