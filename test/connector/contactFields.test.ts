import path from "node:path";
import { startPracticeOrg, type RunningOrg } from "@crosswalk/practice-org";
import { accessTokenOf } from "@crosswalk/practice-org/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contactFields } from "../../connector/form/contactFields.ts";
import { callPractice } from "../support/callPractice.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { listSourceComponents } from "../support/sourceComponents.ts";

let org: RunningOrg;

beforeAll(async () => {
  org = await startPracticeOrg();
  // Salesforce has code fields only with State and Country picklists.
  await callPractice(org, "PATCH", "/settings", { stateAndCountryPicklists: true });
});
afterAll(() => org.close());

async function fieldsOfContact(): Promise<string[]> {
  const token = await accessTokenOf(org, "admin@practice.example");
  const answer = await fetch(`${org.url}/services/data/v67.0/sobjects/Contact/describe`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const { fields } = (await answer.json()) as { fields: { name: string }[] };
  return fields.map(({ name }) => name);
}

const fieldsOfPackage = listSourceComponents(path.join(projectFolder, "force-app"))
  .filter(({ type, fullName }) => type === "CustomField" && fullName.startsWith("Contact."))
  .map(({ fullName }) => fullName.slice("Contact.".length));

test("every field that the form's table names is one of Contact's, or the package adds it", async () => {
  const known = new Set([...(await fieldsOfContact()), ...fieldsOfPackage]);
  const named = new Set(contactFields.flatMap(({ name, setupRow }) => [name, setupRow?.name ?? name]));

  expect(known.has("LastName")).toBe(true);
  expect([...named].filter((name) => !known.has(name))).toEqual([]);
});
