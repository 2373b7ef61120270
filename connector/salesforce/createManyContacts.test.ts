import { describe, expect, it } from "vitest";
import { createInGraphs, unhaltedGraphsMax, type ManyOutcome } from "./createManyContacts.ts";
import type { SalesforceSession } from "./session.ts";

const rolledBack = "The transaction was rolled back since another operation in the same transaction failed.";
const required = { errorCode: "REQUIRED_FIELD_MISSING", message: "Required fields are missing: [LastName]" };
const halted = (message: string) => ({ errorCode: "PROCESSING_HALTED", message });

type Node = ReturnType<typeof halted>;

/** The errors of each contact and its role for the given answers to graphs. */
function outcomesOf(graphs: [Node, Node][]): Promise<ManyOutcome[]> {
  const refused = ([contact, role]: [Node, Node]) => [
    { referenceId: "contact", httpStatusCode: 400, body: [contact] },
    { referenceId: "role", httpStatusCode: 400, body: [role] },
  ];
  return outcomesOfParts(graphs.map((nodes) => ({ isSuccessful: false, parts: refused(nodes) })));
}

interface Part {
  referenceId: string;
  [member: string]: unknown;
}

async function outcomesOfParts(graphs: { isSuccessful: boolean; parts: Part[] }[]): Promise<ManyOutcome[]> {
  const body = {
    graphs: graphs.map(({ isSuccessful, parts }, index) => ({
      graphId: String(index),
      isSuccessful,
      graphResponse: {
        compositeResponse: parts.map((part) => ({ ...part, referenceId: `${part.referenceId}_${index}` })),
      },
    })),
  };
  const session = {
    apiVersion: "67.0",
    instanceUrl: "https://practice.example",
    request: () => Promise.resolve({ body, headers: {} }),
  } as unknown as SalesforceSession;
  const role = { opportunityId: "006", role: null, isPrimary: false };
  const contacts = graphs.map(() => ({ values: {}, saveAnyway: false, role }));
  return createInGraphs(session, contacts, undefined);
}

const failed: [Node, Node] = [required, halted(rolledBack)];
const inOtherWords: [Node, Node] = [
  halted("Processing was halted."),
  halted("Invalid reference specified. No value for contact.id found in contact"),
];

describe("contacts sent in graphs", () => {
  it("a contact is refused for its own error, not for what was rolled back with it", async () => {
    const [outcome] = await outcomesOf([failed]);
    expect(outcome).toMatchObject({ error: { message: required.message } });
    const [other] = await outcomesOf([[halted(rolledBack), required]]);
    expect(other).toMatchObject({ error: { message: required.message } });
  });

  it("the remaining contacts are halted once more have failed than Salesforce bears, whatever its words", async () => {
    const outcomes = await outcomesOf([
      ...Array.from({ length: unhaltedGraphsMax }, () => failed),
      inOtherWords,
    ]);
    expect(outcomes.at(-1)).toEqual({ halted: true });
    expect(outcomes.slice(0, -1).every((outcome) => "error" in outcome)).toBe(true);
  });

  it("a contact that calls itself halted for a reason of its own is refused with it", async () => {
    const graphs = Array.from({ length: unhaltedGraphsMax - 1 }, () => failed);
    const outcomes = await outcomesOf([...graphs, inOtherWords]);
    expect(outcomes.at(-1)).toMatchObject({ error: { message: "Processing was halted." } });
  });

  const made = { referenceId: "contact", httpStatusCode: 201, body: { id: "003" } };
  const role = { ...made, referenceId: "role", body: { id: "00K" } };
  it.each([
    ["without its role", true, [made]],
    ["beside a role that was refused", true, [made, { ...role, httpStatusCode: 400, body: [required] }]],
    ["in a graph that says of itself that it failed", false, [made, role]],
    ["without its id", true, [{ ...made, body: {} }, role]],
    ["by nothing", true, []],
  ])("it is unknown whether a contact is made that is named %s", async (_, isSuccessful, parts) => {
    expect(await outcomesOfParts([{ isSuccessful, parts }])).toMatchObject([
      { error: { code: "outcome-unknown" } },
    ]);
  });
});
