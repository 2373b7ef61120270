import { describe, expect, it } from "vitest";
import { findHeader, type ChosenColumns } from "./findHeader.ts";
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

describe("several columns of one field", () => {
  const read = (names: string, cells: string, chosen?: ChosenColumns) => {
    const result = recordToLead({ line: 2, fields: cells.split(",") }, findHeader([names, cells], chosen));
    if (result.outcome !== "lead") throw new Error("No lead");
    return result.lead;
  };

  it("give the first value that there is, and the others are kept", () => {
    const names = "Name,Mobile,Phone,Website,Domain";
    expect(read(names, "Ada Quist,+47 1,+47 2,nord.example,")).toMatchObject({
      phone: "+47 2",
      companyDomain: "nord.example",
      extra: { Mobile: "+47 1" },
    });
    expect(read(names, "Ada Quist,+47 1,,,")).toMatchObject({ phone: "+47 1", extra: {} });
  });

  it("keep a further address once, and each profile is the lead's", () => {
    const names = "Name,Email,Work Email,Personal Email,LinkedIn URL,Profile URL";
    const cells = "Ada Quist,ada@nord.example,ADA@nord.example,ada@home.example,linkedin.com/in/ada,/sales/x";
    expect(read(names, cells)).toMatchObject({
      email: "ada@nord.example",
      profileUrls: ["https://www.linkedin.com/in/ada"],
      extra: { "Personal Email": "ada@home.example", "Profile URL": "/sales/x" },
    });
  });
});
