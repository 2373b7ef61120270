import { get } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;
let rep: ApiClient;
beforeAll(async () => {
  stack = await startStack();
  rep = await stack.signIn("rep@practice.example");
});
afterAll(() => stack.close());

/** Asked without fetch, which reads streams itself. */
const ask = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${rep.token}`, origin: panelOrigin };
    get(stack.url + path, { headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode));
    }).on("error", reject);
  });

it.each([
  ["/v1/lead-lists", 200],
  ["/v1/lead-lists/none/leads", 404],
])("the server writes the answer of %s at once, and reads no stream of it", async (path, status) => {
  const read = vi.spyOn(ReadableStream.prototype, "getReader");
  expect(await ask(path)).toBe(status);
  expect(read).not.toHaveBeenCalled();
  read.mockRestore();
});
