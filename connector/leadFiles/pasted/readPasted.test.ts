import { describe, expect, it } from "vitest";
import { pastedMax, readPasted } from "./readPasted.ts";

const only = async (text: string) => (await readPasted(text)).leads.map(({ lead }) => lead);
const profileUrl = "https://www.linkedin.com/in/vera-tanaka-1b2c3d4e";

describe("an address of a profile", () => {
  it.each([
    [profileUrl, { firstName: "Vera", lastName: "Tanaka" }],
    ["https://de.linkedin.com/in/j%C3%BCrgen-m%C3%B6ller/", { firstName: "Jürgen", lastName: "Möller" }],
    ["linkedin.com/in/vera-tanaka-procurement-8b3a1b12", { firstName: "Vera", lastName: "Tanaka" }],
    ["https://www.linkedin.com/in/tanaka42", { lastName: "Tanaka" }],
  ])("gives a name that is guessed: %s", async (text, name) => {
    const { leads } = await readPasted(text);
    expect(leads).toEqual([
      {
        line: 1,
        isNameGuessed: true,
        lead: { ...name, profileUrl: expect.stringContaining("/in/") as string },
      },
    ]);
  });

  it.each([
    ["https://www.linkedin.com/company/northwind/", "pasted-company"],
    ["https://www.linkedin.com/in/me/", "pasted-no-profile"],
    ["12345678", "pasted-no-name"],
  ])("is told to be nobody's in its own terms: %s", async (text, reason) => {
    const { leads, problems } = await readPasted(text);
    expect([leads, problems.map((problem) => problem.reason.reason)]).toEqual([[], [reason]]);
  });
});

describe("a person in a line", () => {
  const vera = { firstName: "Vera", lastName: "Tanaka" };
  const northwind = { ...vera, company: "Northwind Energy" };
  it.each([
    ["Vera Tanaka", vera],
    ["Tanaka, Vera", vera],
    ["Vera Tanaka at Northwind Energy", northwind],
    ["Vera Tanaka bei Northwind Energy", northwind],
    ["Vera Tanaka, PhD, Northwind Energy", northwind],
    ["Vera Tanaka – Northwind Energy – Head of Operations", { ...northwind, title: "Head of Operations" }],
    ["Vera Tanaka, Head of Operations, Northwind Energy", { ...northwind, title: "Head of Operations" }],
    ["Vera Tanaka, Northwind Energy, Oslo, Norway", { ...northwind, location: "Oslo, Norway" }],
    [`Vera Tanaka, Northwind Energy, ${profileUrl}`, { ...northwind, profileUrl }],
    [
      "Vera Tanaka <Vera@Northwind.example>, Northwind Energy, +47 22 33 44 55",
      { ...northwind, email: "vera@northwind.example", phone: "+47 22 33 44 55" },
    ],
  ])("%s", async (text, lead) => {
    expect(await only(text)).toEqual([lead]);
  });

  it("is guessed from an address of e-mail alone, where it has the name", async () => {
    expect((await readPasted("vera.tanaka@northwind.example")).leads).toEqual([
      { line: 1, isNameGuessed: true, lead: { ...vera, email: "vera.tanaka@northwind.example" } },
    ]);
  });

  it("is not made of a sentence", async () => {
    const { leads, problems } = await readPasted(
      "We are looking forward to seeing all of you at the fair.\n\nVera Tanaka",
    );
    expect(leads.map(({ lead }) => lead)).toEqual([vera]);
    expect(problems).toMatchObject([{ line: 1, reason: { reason: "pasted-no-name" } }]);
  });
});

describe("rows of a sheet", () => {
  it("are read by their header, with quoted cells", async () => {
    const text = 'First Name\tLast Name\tCompany\r\nVera\tTanaka\t"Northwind\nEnergy"\r\nBo\tLind\tSüd\r\n';
    expect(await readPasted(text)).toMatchObject({
      kind: "rows",
      leads: [
        { line: 2, lead: { firstName: "Vera", lastName: "Tanaka", company: "Northwind Energy" } },
        { line: 4, lead: { firstName: "Bo", lastName: "Lind", company: "Süd" } },
      ],
      problems: [],
    });
  });

  it.each([
    ["Vera Tanaka\tNorthwind\nBo Lind\tSüd", { firstName: "Vera", lastName: "Tanaka", company: "Northwind" }],
    [
      "Tanaka\tAnna\tNorthwind\nLind\tMarco\tSüd",
      { firstName: "Anna", lastName: "Tanaka", company: "Northwind" },
    ],
    ["Ottokar\tLindqvist\tNorthwind", { firstName: "Ottokar", lastName: "Lindqvist", company: "Northwind" }],
    [
      "田中太郎\tNorthwind\t営業部長\n鈴木花子\tSüd\t課長",
      { lastName: "田中太郎", company: "Northwind", title: "営業部長" },
    ],
  ])("are read without one by what is in them: %j", async (text, lead) => {
    expect((await only(text))[0]).toEqual(lead);
  });

  it("are told with what they have where they have no name", async () => {
    expect((await readPasted("Name\tCompany\n\tNorthwind")).problems).toMatchObject([
      { line: 2, text: "Northwind", reason: { reason: "import-no-name" } },
    ]);
  });
});

it("a text is read up to so many people, and says so", async () => {
  const { leads, problems } = await readPasted("Vera Tanaka\n".repeat(pastedMax + 7));
  expect(leads).toHaveLength(pastedMax);
  expect(problems).toMatchObject([{ line: pastedMax + 1, reason: { reason: "pasted-max" } }]);
});
