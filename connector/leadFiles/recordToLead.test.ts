import { describe, expect, it } from "vitest";
import { findHeader, type ChosenColumns } from "./findHeader.ts";
import { recordToLead } from "./recordToLead.ts";

const header = findHeader(["First Name,Last Name,Title,Email,URL"]);

function leadFrom(cells: { title?: string; email?: string; url?: string }) {
  const { title = "", email = "", url = "" } = cells;
  const result = recordToLead({ line: 2, fields: ["Vera", "Testmann", title, email, url] }, header);
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
  expect(leadFrom({ title })).toMatchObject({ title: stored });
});

it.each([
  ["ACwAAAKveraKveraKveraKveraKv", ["https://www.linkedin.com/sales/lead/ACwAAAKveraKveraKveraKveraKv"]],
  ["4711", []],
])("PhantomBuster's member id %s is a profile in Sales Navigator, or nothing", (id, profileUrls) => {
  const names = findHeader(["profileUrl,fullName,companyName,vmid,query"]);
  const result = recordToLead({ line: 2, fields: ["", "Vera Testmann", "Nordwind", id, "x"] }, names);
  expect(result).toMatchObject({ lead: { profileUrls } });
});

describe("several columns of one field", () => {
  const read = (names: string, cells: string, chosen?: ChosenColumns) => {
    const result = recordToLead({ line: 2, fields: cells.split(",") }, findHeader([names, cells], chosen));
    if (result.outcome !== "lead") throw new Error("No lead");
    return result.lead;
  };

  it("give the first value that there is", () => {
    const names = "Name,Mobile,Phone,Website,Domain";
    expect(read(names, "Ada Quist,+47 1,+47 2,nord.example,")).toMatchObject({
      phone: "+47 2",
      companyDomain: "nord.example",
    });
    expect(read(names, "Ada Quist,+47 1,,,")).toMatchObject({ phone: "+47 1" });
  });

  it("give the first address, and each profile is the lead's", () => {
    const names = "Name,Email,Work Email,Personal Email,LinkedIn URL,Profile URL";
    const cells = "Ada Quist,ada@nord.example,ADA@nord.example,ada@home.example,linkedin.com/in/ada,/sales/x";
    expect(read(names, cells)).toMatchObject({
      email: "ada@nord.example",
      profileUrls: ["https://www.linkedin.com/in/ada"],
    });
  });
});
