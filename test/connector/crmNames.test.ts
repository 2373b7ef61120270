import { afterAll, beforeAll, expect, it } from "vitest";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

it("a match of a name that few contacts have is likelier than one of a name that many have", async () => {
  const levelOf = async (leadId: string) => {
    const { body } = await stack.rep.get<{ items: { probability: number }[] }>(`/v1/leads/${leadId}/matches`);
    return body.items[0]?.probability ?? 0;
  };
  const { id: AccountId } = stack.account;
  const many = Array.from({ length: 300 }, (_, at) => ({
    FirstName: `Kim${at}`,
    LastName: "Allerleib",
    AccountId,
  }));
  await stack.practice("POST", "/records/Contact", [
    ...many,
    { FirstName: "Bodo", LastName: "Allerleib", AccountId },
    { FirstName: "Bodo", LastName: "Einmalig", AccountId },
  ]);
  const rows = ["Allerleib", "Einmalig", ..."abcdefghijklmnopqr"].map(
    (last) => `Bodo,${last},${stack.account.name},CEO`,
  );
  const csv = `First Name,Last Name,Company,Position\n${rows.join("\n")}`;
  const { body } = await stack.rep.post<{ id: string }>("/v1/lead-lists?name=M", csv, {
    "content-type": "text/csv",
  });
  const { body: page } = await stack.rep.get<{ items: { id: string; lastName: string }[] }>(
    `/v1/lead-lists/${body.id}/leads`,
  );
  const idOf = (name: string) => page.items.find(({ lastName }) => lastName === name)?.id ?? "";
  const [common = 0, rare = 0] = await Promise.all(
    ["Allerleib", "Einmalig"].map((name) => levelOf(idOf(name))),
  );
  expect(rare).toBeGreaterThan(common);
});
