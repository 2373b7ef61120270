import { describe, expect, it } from "vitest";
import { readPasted } from "./readPasted.ts";

const read = async (...lines: string[]) => {
  const { kind, leads, problems } = await readPasted(lines.join("\n"));
  return { kind, leads: leads.map(({ lead }) => lead), reasons: problems.map(({ reason }) => reason.reason) };
};
const vera = { firstName: "Vera", lastName: "Tanaka" };
const atNorthwind = { ...vera, title: "Head of Operations", company: "Northwind Energy" };

describe("the page of a profile", () => {
  it("is one person, however much of it is copied", async () => {
    const page = await read(
      "0 notifications total",
      "Skip to main content",
      "Home",
      "My Network",
      "Vera Tanaka",
      "Vera Tanaka",
      "She/Her",
      " · 2nd",
      "2nd degree connection",
      "Head of Operations at Northwind Energy | Grid, storage and people",
      "Northwind Energy",
      "University of Oslo",
      "Oslo, Norway",
      " · ",
      "Contact info",
      "1,204 followers",
      "500+ connections",
      "",
      "Bo, Ana, and 12 other mutual connections",
      "Message",
      "About",
      "I have led teams at Fabrikam and at Contoso.",
      "Experience",
      "Buyer at Fabrikam",
      "People also viewed",
      "Bo Lind",
      " · 3rd",
      "CTO at Contoso",
    );
    expect(page).toEqual({
      kind: "page",
      leads: [{ ...atNorthwind, location: "Oslo, Norway" }],
      reasons: [],
    });
  });

  it.each([
    [
      "German",
      [
        "Vera Tanaka",
        " · 2.",
        "Leiterin Einkauf bei Northwind Energy",
        "Hamburg, Deutschland",
        " Kontaktinfo",
        "500+ Kontakte",
      ],
      { ...vera, title: "Leiterin Einkauf", company: "Northwind Energy", location: "Hamburg, Deutschland" },
    ],
    [
      "Spanish",
      [
        "Vera Tanaka",
        " · 2.º",
        "Ingeniera en Northwind Energy",
        "Northwind Energy · Universidad de Oviedo",
        "Gijón, España",
        "Información de contacto",
      ],
      { ...vera, title: "Ingeniera", company: "Northwind Energy", location: "Gijón, España" },
    ],
  ])("is read in %s", async (_, lines, lead) => {
    const { kind, leads } = await read(...lines);
    expect([kind, leads]).toEqual(["page", [expect.objectContaining(lead)]]);
  });

  it.each([
    ["name and mark in a line", ["Vera Tanaka She/Her · 1st", "Head of Operations at Northwind Energy"]],
    ["a bare mark", ["Vera Tanaka", "2nd", "Head of Operations at Northwind Energy"]],
    [
      "one's own profile, without a mark",
      ["Vera Tanaka", "Vera Tanaka", "Head of Operations at Northwind Energy", "500+ connections"],
    ],
    ["the head alone", ["Vera Tanaka", "Head of Operations @ Northwind Energy", "500+ connections"]],
  ])("is known by %s", async (_, lines) => {
    expect((await read(...lines)).leads).toEqual([atNorthwind]);
  });

  it.each([
    ["Helping teams at scale", {}],
    ["Consultant at heart", { title: "Consultant" }],
    ["Head of Operations", { title: "Head of Operations" }],
  ])("tells no more of the job than its headline says plainly: %s", async (headline, job) => {
    const { leads } = await read("Vera Tanaka", " · 2nd", headline, "Oslo, Norway", "Contact info");
    expect(leads).toEqual([{ ...vera, ...job, location: "Oslo, Norway" }]);
  });

  it("does not take somebody else's address", async () => {
    const { leads } = await read("Vera Tanaka", " · 2nd", "CTO", "https://www.linkedin.com/in/bo-lind");
    expect(leads).toEqual([{ ...vera, title: "CTO" }]);
  });

  it.each([
    ["results of a search", ["Vera Tanaka", " · 2nd", "CTO at Northwind", "Bo Lind", " · 3rd+", "Buyer"]],
    [
      "a page whose person is not clear",
      ["Home", "My Network", "Jobs", "Vera Tanaka", "Buyer", "Oslo", "Contact info"],
    ],
  ])("is refused with the next step, where it is not sure who it is: %s", async (_, lines) => {
    expect(await read(...lines)).toEqual({ kind: "page", leads: [], reasons: ["pasted-page-unsure"] });
  });

  it("is not seen in a list of names", async () => {
    const { kind, leads } = await read("Vera Tanaka, Northwind Energy", "Bo Lind · Fabrikam · Norway");
    expect([kind, leads.length]).toEqual(["lines", 2]);
  });

  it.each([
    ["dots", `${"· ".repeat(190)}\n`.repeat(200)],
    ["digits", `${"1, ".repeat(120)}\n`.repeat(200)],
    ["marks", "Vera · 2nd\n".repeat(9_000)],
    ["at", `Vera\n· 2nd\n${"Head at ".repeat(49)}\nContact info`],
  ])("comes to its end, as its time grows no faster than its length: %s", async (_, text) => {
    expect((await readPasted(text)).kind).toEqual(expect.any(String));
  });
});
