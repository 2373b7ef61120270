import type { MiddlewareHandler } from "hono";
import type { ResourceEnvironment } from "./environment.ts";

/** Answers in XML where the client prefers it, as every REST resource of Salesforce can. */
export const answerXml: MiddlewareHandler<ResourceEnvironment> = async (context, next) => {
  await next();
  const accept = context.req.header("Accept") ?? "";
  const isJson = (context.res.headers.get("Content-Type") ?? "").includes("json");
  if (!isJson || !prefersXml(accept)) return;
  const body: unknown = await context.res.json();
  const headers = new Headers(context.res.headers);
  headers.set("Content-Type", "application/xml;charset=UTF-8");
  headers.delete("Content-Length");
  context.res = new Response(toXml(body, context.res.status), { status: context.res.status, headers });
};

function prefersXml(accept: string): boolean {
  const [xml, json] = [accept.indexOf("application/xml"), accept.indexOf("application/json")];
  return xml >= 0 && (json < 0 || xml < json);
}

/** The answer's JSON as Salesforce writes the same in XML: lists repeat an element, null says so by attribute. */
export function toXml(body: unknown, status = 200): string {
  const root =
    Array.isArray(body) && status >= 400 ? element("Errors", { Error: body }) : element(rootName(body), body);
  return `<?xml version="1.0" encoding="UTF-8"?>${root}`;
}

function rootName(body: unknown): string {
  if (typeof body !== "object" || body === null) return "Result";
  const { attributes } = body as { attributes?: { type?: string } };
  if (attributes?.type !== undefined) return attributes.type;
  if ("totalSize" in body) return "QueryResult";
  if ("fields" in body && "childRelationships" in body) return "DescribeSObjectResult";
  return "sobjects" in body && "encoding" in body ? "DescribeGlobal" : "Result";
}

function element(name: string, value: unknown): string {
  if (value === null || value === undefined) return `<${name} xsi:nil="true" xmlns:xsi="${schemaInstance}"/>`;
  if (Array.isArray(value)) return value.map((each) => element(name, each)).join("");
  if (typeof value !== "object") return `<${name}>${escaped(String(value))}</${name}>`;
  const { attributes, ...content } = value as Record<string, unknown>;
  const written = Object.entries(attributes ?? {}).map(([key, each]) => ` ${key}="${escaped(String(each))}"`);
  const inside = Object.entries(content).map(([key, each]) => element(elementName(key), each));
  return `<${name}${written.join("")}>${inside.join("")}</${name}>`;
}

const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

/** A key that could not be an element's name, e.g. a version or an app's name with blanks. */
const elementName = (key: string) => (/^[A-Za-z_][\w.-]*$/.test(key) ? key : "entry");

const escaped = (text: string) => text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
