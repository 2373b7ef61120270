import { expect, it } from "vitest";
import { findHeader } from "./findHeader.ts";
import { recordToLead } from "./recordToLead.ts";

const header = findHeader(["First Name,Last Name,Title,Email,URL,Notes"]);

function leadFrom(cells: { title?: string; email?: string; url?: string; notes?: string }) {
  const { title = "", email = "", url = "", notes = "" } = cells;
  const result = recordToLead({ line: 2, fields: ["Vera", "Testmann", title, email, url, notes] }, header);
  if (result.outcome !== "lead") throw new Error("No lead");
  return result.lead;
}

it.each([
  ["Head\u200bof Sales @ Nordwind", "Head of Sales @ Nordwind"],
  ["Head of\u200bSales@Nordwind", "Head of Sales@Nordwind"],
  ["LinkedIn\u200bTop\u200bVoice", "LinkedIn Top Voice"],
  ["Head\ufeffof Sales, vera@\u200bnordwind.example", "Head of Sales, vera@nordwind.example"],
  ["see\u200b https://www.linkedin.com/in/\u200bvera-t", "see https://www.linkedin.com/in/vera-t"],
])("a space of no width parts words, and stands in addresses and links alone: %j", (title, stored) => {
  expect(leadFrom({ title, notes: title })).toMatchObject({ title: stored, extra: { Notes: stored } });
});

it("an address and a profile are read across a space of no width", () => {
  const lead = leadFrom({ email: "ve\u200bra@n.example", url: "linkedin.com/in/ve\u200bra-t" });
  expect(lead).toMatchObject({
    email: "vera@n.example",
    profileUrls: ["https://www.linkedin.com/in/vera-t"],
  });
});

it("an address is stored in the signs that it has", () => {
  expect(leadFrom({ email: "Veraª@n.example" }).email).toBe("veraª@n.example");
});

it.each([
  [
    "ACwAAAKveraKveraKveraKveraKv",
    ["https://www.linkedin.com/sales/lead/ACwAAAKveraKveraKveraKveraKv"],
    { query: "x" },
  ],
  ["4711", [], { vmid: "4711", query: "x" }],
])(
  "PhantomBuster's member id %s is a profile in Sales Navigator, or kept as it is",
  (id, profileUrls, extra) => {
    const names = findHeader(["profileUrl,fullName,companyName,vmid,query"]);
    const result = recordToLead({ line: 2, fields: ["", "Vera Testmann", "Nordwind", id, "x"] }, names);
    expect(result).toMatchObject({ lead: { profileUrls, extra } });
  },
);
