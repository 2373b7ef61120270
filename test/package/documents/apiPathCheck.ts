import { createApp } from "../../../connector/app.ts";
import { startStack, type Stack } from "../../support/startStack.ts";
import type { Document } from "./document.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const practiceOrg = /^test\/org\//;
/** Pages of Lightning Experience, whose paths are Salesforce's own. */
const pages = /^\/lightning\//;

/** Holds paths of HTTP APIs against a running connector, and those of the practice org against an org. */
export async function apiPathCheck() {
  const stack = await startStack();
  const routes = createApp(stack.app).routes.map(({ method, path }) => `${method} ${named(path)}`);

  async function exists(method: string, path: string, isOrgs: boolean): Promise<boolean> {
    if (!isOrgs) return routes.includes(`${method} ${named(path)}`);
    return answers(stack, method, path);
  }

  return {
    close: () => stack.close(),
    async check({ file, text, spans, commands }: Document): Promise<string[]> {
      const requests = [...spans.flatMap(requestsIn), ...commands.flat().flatMap(requestsOfUrl)];
      const isOrgs = practiceOrg.test(file);
      const mistakes: string[] = [];
      for (const { methods: asked, path } of [...requests, ...severalMethods(text)]) {
        if (path.includes("…") || pages.test(path)) continue;
        const found = await Promise.all(asked.map((method) => exists(method, path, isOrgs)));
        // A path alone is that of any method.
        const isRight = asked.length === methods.length ? found.includes(true) : found.every(Boolean);
        if (!isRight) mistakes.push(asked.length === methods.length ? path : `${asked.join(", ")} ${path}`);
      }
      return mistakes;
    },
  };
}

/** With any name of a value in a path as the same. */
const named = (path: string): string => path.replace(/\{\w+\}|:\w+/g, "{}");

interface Asked {
  methods: string[];
  path: string;
}

/** `GET /v1/leads/{id}`, or a path alone. */
function requestsIn(span: string): Asked[] {
  const [, method, path = ""] = /^(?:([A-Z]+) )?(\/[^\s?]*)/.exec(span) ?? [];
  if (path === "" || (method === undefined && span.includes(" "))) return [];
  return [{ methods: method === undefined ? methods : [method], path }];
}

/** `PUT`, `DELETE /objects/{Name}`: the path is that of all of them. */
function severalMethods(text: string): Asked[] {
  return [...text.matchAll(/((?:`[A-Z]+`, )+)`[A-Z]+ (\/[^`\s?]*)/g)].flatMap(([, given = "", path = ""]) =>
    [...given.matchAll(/[A-Z]+/g)].map(([method]) => ({ methods: [method], path })),
  );
}

/** A path of the connector in a command, e.g. `curl http://127.0.0.1:4002/readyz`. */
function requestsOfUrl(word: string): Asked[] {
  const [, path = ""] = /^https?:\/\/(?:localhost|127\.0\.0\.1):4002(\/[^?]+)/.exec(word) ?? [];
  return path === "" ? [] : [{ methods: ["GET"], path }];
}

/** Whether the practice org knows the request: of Salesforce's API, or of its control plane. */
async function answers({ org }: Stack, method: string, path: string): Promise<boolean> {
  const below = path.startsWith("/services/") || path.startsWith("/__practice/") ? "" : "/__practice";
  const response = await fetch(org.url + below + path.replace(/\{\w+\}/g, "x"), { method });
  if (response.status !== 404) return response.status !== 405;
  // A request that is known may still name what is not there.
  const text = await response.text();
  return text.includes('"error"') && !text.includes("The control plane has no ");
}
