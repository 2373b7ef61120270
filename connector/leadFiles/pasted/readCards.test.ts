import { describe, expect, it } from "vitest";
import { readPasted } from "./readPasted.ts";

const card = (...lines: string[]) => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
const leads = async (text: string) => (await readPasted(text)).leads.map(({ lead }) => lead);
const reasons = async (text: string) => (await readPasted(text)).problems.map(({ reason }) => reason.reason);

describe("business cards", () => {
  it("a card of version 2.1 has quoted-printable texts in their own charset", async () => {
    const text = card(
      "VERSION:2.1",
      "N;LANGUAGE=de;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=F6ller;J=FCrgen;;;",
      "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen M=C3=B6ller",
      "ORG;QUOTED-PRINTABLE:Nordwind=20Energie=20=",
      "und=20Wasser;Einkauf",
      "TITLE:Leiter Einkauf",
      "TEL;WORK;FAX:+49 30 555 4800",
      "TEL;WORK;VOICE:+49 30 555 4809",
      "ADR;WORK:;;Platz 1;Berlin;;10115;Deutschland",
      "EMAIL;PREF;INTERNET:Juergen@Nordwind.example",
      "PHOTO;ENCODING=BASE64;JPEG:",
      " /9j/4AAQSkZJRgABAQEASABIAAD",
      "",
    );
    expect(await leads(text)).toEqual([
      {
        firstName: "Jürgen",
        lastName: "Möller",
        company: "Nordwind Energie und Wasser",
        title: "Leiter Einkauf",
        phone: "+49 30 555 4809",
        location: "Berlin, Deutschland",
        email: "juergen@nordwind.example",
      },
    ]);
  });

  it.each([
    ["ORG:Northwind, Inc.;Sales", "Northwind, Inc."],
    ["ORG:Lind,Ek,Holm", "Lind,Ek,Holm"],
    ["ORG:Northwind\\, Inc.;Sales", "Northwind, Inc."],
  ])("the company keeps its comma, quoted or not: %s", async (organization, company) => {
    expect(await leads(card("VERSION:3.0", "FN:Vera Tanaka", organization))).toMatchObject([{ company }]);
  });

  it("a card of version 4.0 has URIs", async () => {
    const text = card(
      "VERSION:4.0",
      "FN:Vera Tanaka",
      'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+47-22-33-44-55;ext=7',
      "EMAIL;TYPE=work:mailto:vera@northwind.example",
      "URL:https://www.linkedin.com/sales/lead/ACwAAAKvera123",
    );
    expect(await leads(text)).toEqual([
      {
        firstName: "Vera",
        lastName: "Tanaka",
        phone: "+47-22-33-44-55",
        email: "vera@northwind.example",
        salesProfileUrl: "https://www.linkedin.com/sales/lead/ACwAAAKvera123",
      },
    ]);
  });
});

describe("a card that is broken or means no good", () => {
  it("is said to be cut off", async () => {
    expect(await reasons("BEGIN:VCARD\nVERSION:3.0\nFN:Vera Tanaka\n")).toEqual(["pasted-card-open"]);
  });

  it("is read as far as it goes", async () => {
    const text = card(
      "no colon",
      ":",
      ";;;:x",
      'TEL;TYPE="work:+47 22 33 44 55',
      "FN;CHARSET=klingon;ENCODING=QUOTED-PRINTABLE:Vera =ZZ Tan=FFaka=",
    );
    expect(await leads(text)).toMatchObject([{ firstName: "Vera ZZ", lastName: "Tanÿaka" }]);
  });

  it.each([
    ["folded lines", `BEGIN:VCARD\nFN:Vera\n${" x\n".repeat(30_000)}END:VCARD`],
    ["parameters", `BEGIN:VCARD\nFN${";A=B".repeat(24_000)}:Vera\nEND:VCARD`],
    ["parts", `BEGIN:VCARD\nN:${";,\\;".repeat(24_000)}\nEND:VCARD`],
    ["cards", "BEGIN:VCARD\nEND:VCARD\n".repeat(4_500)],
    ["spaces", `Vera${" ".repeat(900)}x`],
    ["rows", "a\tb\n".repeat(25_000)],
  ])("comes to its end, as its time grows no faster than its length: %s", async (_, text) => {
    expect((await readPasted(text)).kind).toEqual(expect.any(String));
  });
});
