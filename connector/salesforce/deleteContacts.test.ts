import { expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { deleteContacts } from "./deleteContacts.ts";
import type { SalesforceSession } from "./session.ts";

const ids = ["003A", "003B"];

const sessionWith = (request: SalesforceSession["request"]) => ({ request }) as unknown as SalesforceSession;

const answering = (body: unknown, status = 200) =>
  sessionWith(() => Promise.resolve({ status, headers: {}, body: body as never }));

const refused = (id: string, statusCode: string) => ({
  id,
  success: false,
  errors: [{ statusCode, message: "Salesforce's own words", fields: [] }],
});

it("a deletion of many is one call, each by itself", async () => {
  const asked: string[] = [];
  const session = sessionWith((method, path) => {
    asked.push(`${method} ${path}`);
    const body = ids.map((id) => ({ id, success: true, errors: [] }));
    return Promise.resolve({ status: 200, headers: {}, body: body as never });
  });
  expect(await deleteContacts(session, ids)).toEqual([{ end: "deleted" }, { end: "deleted" }]);
  expect(asked).toEqual(["DELETE /composite/sobjects?ids=003A,003B&allOrNone=false"]);
});

it.each(["ENTITY_IS_DELETED", "INVALID_CROSS_REFERENCE_KEY", "NOT_FOUND"])(
  "a contact of which Salesforce says %s is missing, whatever became of it",
  async (code) => {
    const ends = await deleteContacts(answering([{ id: "003A", success: true }, refused("003B", code)]), ids);
    expect(ends).toMatchObject([{ end: "deleted" }, { end: "missing" }]);
  },
);

it("a contact that Salesforce refuses to delete has its own error", async () => {
  const answer = answering([refused("003A", "UNABLE_TO_LOCK_ROW"), refused("003B", "DELETE_FAILED")]);
  expect(await deleteContacts(answer, ids)).toMatchObject([
    { end: "refused", error: { code: "salesforce-unavailable" } },
    { end: "refused", error: { code: "validation-failed" } },
  ]);
});

it.each([
  ["for fewer contacts", [{ id: "003A", success: true }]],
  [
    "for other contacts",
    [
      { id: "003A", success: true },
      { id: "003C", success: true },
    ],
  ],
  ["that says nothing of success", [{ id: "003A" }, { id: "003B" }]],
  ["that is no list", { success: true }],
])("an answer %s is lost for all", async (_, body) => {
  expect(await deleteContacts(answering(body), ids)).toMatchObject([{ end: "lost" }, { end: "lost" }]);
});

it("an answer that is lost leaves all in doubt, and a refusal of the whole is thrown", async () => {
  const failing = (error: AppError) => sessionWith(() => Promise.reject(error));
  expect(await deleteContacts(failing(new AppError("outcome-unknown")), ids)).toMatchObject([
    { end: "lost" },
    { end: "lost" },
  ]);
  await expect(deleteContacts(failing(new AppError("api-limit-reached")), ids)).rejects.toMatchObject({
    code: "api-limit-reached",
  });
});
