import type { MiddlewareHandler } from "hono";
import type { ResourceEnvironment } from "./restCall.ts";

export const xmlType = "application/xml;charset=UTF-8";

/** Answers in XML where the client prefers it. Every REST resource of Salesforce can. */
export const answerXml: MiddlewareHandler<ResourceEnvironment> = async (context, next) => {
  await next();
  const isJson = (context.res.headers.get("Content-Type") ?? "").includes("json");
  if (!isJson || !prefersXml(context.req.header("Accept"))) return;
  const body: unknown = await context.res.json();
  const headers = new Headers(context.res.headers);
  headers.set("Content-Type", xmlType);
  headers.delete("Content-Length");
  const { status } = context.res;
  const root = status >= 400 ? "Errors" : rootName(body, context.req.path);
  context.res = new Response(toXml(body, root, status >= 400 ? "Error" : "Result"), { status, headers });
};

export function prefersXml(accept = ""): boolean {
  const [xml, json] = [accept.indexOf("application/xml"), accept.indexOf("application/json")];
  return xml >= 0 && (json < 0 || xml < json);
}

/** The answer's JSON in Salesforce's XML form: lists repeat an element, null becomes an attribute. */
export function toXml(body: unknown, root: string, item: string): string {
  const content = Array.isArray(body) ? { [item]: body } : body;
  const written = element(root, content);
  const namespace = written.includes(" xsi:nil=") ? ` xmlns:xsi="${schemaInstance}"` : "";
  const whole = namespace === "" ? written : written.replace(/^<[^\s/>]+/, (start) => start + namespace);
  return `<?xml version="1.0" encoding="UTF-8"?>${whole}`;
}

const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

/** Root elements by the end of the path, first match. Records use their object's name, others `Result`. */
const roots: [path: RegExp, root: string][] = [
  [/\/data\/v[\d.]+\/?$/, "urls"],
  [/\/sobjects\/?$/, "DescribeGlobal"],
  [/\/describe$/, "DescribeSObject"],
  [/\/(query|queryAll)(\/[^/]+)?$/, "QueryResult"],
  [/\/search$|\/parameterizedSearch$/, "SearchResult"],
  [/\/limits$/, "LimitsSnapshot"],
  [/\/recent$/, "RecentlyViewed"],
  [/\/composite$/, "CompositeResponse"],
];

function rootName(body: unknown, path: string): string {
  if (Array.isArray(body) && !/\/recent$/.test(path)) return "Results";
  const type = (body as { attributes?: { type?: unknown } } | null)?.attributes?.type;
  if (typeof type === "string") return type;
  if (typeof body === "object" && body !== null && "totalSize" in body) return "QueryResult";
  return roots.find(([pattern]) => pattern.test(path))?.[1] ?? "Result";
}

function element(name: string, value: unknown): string {
  if (value === null || value === undefined) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return value.map((each) => element(name, each)).join("");
  if (typeof value !== "object") return `<${name}>${escaped(String(value))}</${name}>`;
  const { attributes, ...content } = value as Record<string, unknown>;
  const written = Object.entries(attributes ?? {}).map(([key, each]) => ` ${key}="${escaped(String(each))}"`);
  const inside = Object.entries(content).map(([key, each]) => element(elementName(key), each));
  return `<${name}${written.join("")}>${inside.join("")}</${name}>`;
}

/** Replaces a key that is no valid element name, e.g. a version or an app's name with blanks. */
const elementName = (key: string) => (/^[A-Za-z_][\w.-]*$/.test(key) ? key : "entry");

const entities: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

/** Escapes text, without control characters that XML 1.0 cannot represent. */
const escaped = (text: string) =>
  text.replace(/[<>&"]/g, (each) => entities[each] ?? each).replace(forbidden, "");

// eslint-disable-next-line no-control-regex -- these are the characters meant
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g;
