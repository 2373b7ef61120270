import type { Context } from "hono";
import { OAuthError } from "./oauthError.ts";

type Format = "json" | "urlencoded" | "xml";

/** The requested format of an answer: the `format` parameter, otherwise the Accept header, otherwise JSON. */
function wantedFormat(context: Context, parameters: Record<string, string>): Format {
  const format = parameters["format"];
  if (format === "json" || format === "urlencoded" || format === "xml") return format;
  const accept = context.req.header("accept") ?? "";
  if (accept.includes("application/json")) return "json";
  if (accept.includes("application/x-www-form-urlencoded")) return "urlencoded";
  return /\b(?:application|text)\/xml\b/.test(accept) && !accept.includes("text/html") ? "xml" : "json";
}

/** Answers an OAuth object in the requested format, without caching. */
export function answer(
  context: Context,
  parameters: Record<string, string>,
  body: Record<string, string | number>,
  status: 200 | 400 | 401 | 403 = 200,
): Response {
  context.header("Cache-Control", "no-cache, no-store");
  const format = wantedFormat(context, parameters);
  if (format === "json") return context.json(body, status);
  const entries = Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]);
  if (format === "urlencoded") {
    context.header("Content-Type", "application/x-www-form-urlencoded");
    return context.body(new URLSearchParams(entries).toString(), status);
  }
  context.header("Content-Type", "application/xml;charset=UTF-8");
  const elements = entries.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join("");
  return context.body(`<?xml version="1.0" encoding="UTF-8"?><OAuth>${elements}</OAuth>`, status);
}

export function answerError(context: Context, parameters: Record<string, string>, error: unknown): Response {
  if (!(error instanceof OAuthError)) throw error;
  return answer(context, parameters, { error: error.error, error_description: error.message }, error.status);
}

/** Answers JSON, or a call of the named function (JSONP). */
export function answerScript(
  context: Context,
  callback: string | undefined,
  body: unknown,
  status: 200 | 400 = 200,
): Response {
  if (callback === undefined || !/^[A-Za-z_$][\w$.]*$/.test(callback)) return context.json(body, status);
  context.header("Content-Type", "application/javascript;charset=UTF-8");
  return context.body(`${callback}(${JSON.stringify(body)});`);
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A request's parameters: from the query, overridden by a form body. */
export async function readParameters(context: Context): Promise<Record<string, string>> {
  const parameters: Record<string, string> = { ...context.req.query() };
  const contentType = context.req.header("content-type") ?? "";
  if (context.req.method === "POST" && contentType.includes("application/x-www-form-urlencoded")) {
    for (const [name, value] of new URLSearchParams(await context.req.text())) parameters[name] = value;
  }
  return parameters;
}
