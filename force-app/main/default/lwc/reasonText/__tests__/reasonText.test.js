import { detailOfReason, reasonsOf, textOf } from "c/reasonText";

const label = (name, text) =>
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ default: text }), { virtual: true });

/** The module as it is where labels have these texts. */
function withLabels(texts) {
  jest.resetModules();
  Object.entries(texts).forEach(([name, text]) => label(name, text));
  return require("c/reasonText");
}

it("says in the user's language why a record may be the lead", () => {
  const { reasonsOf: say } = withLabels({ Crosswalk_Text_MatchCompany: "Gleiches Unternehmen: {0}" });
  const reasons = ["Same company: Northwind", "Same city: Munich"];
  const said = [
    { reason: "match-company", values: ["Northwind"] },
    { reason: "not-known-here", values: ["Munich"] },
  ];
  expect(say({ reasons, said })).toEqual(["Gleiches Unternehmen: Northwind", "Same city: Munich"]);
});

it("says in English what a connector names no reason for", () => {
  expect(reasonsOf({ reasons: ["Same city: Munich"] })).toEqual(["Same city: Munich"]);
  expect(textOf({ text: "Something new", reason: "something-new" })).toBe("Something new");
  expect(detailOfReason("something-new")).toBeUndefined();
});

it("writes numbers and days as the user does", () => {
  const { textOf: say } = withLabels({
    Crosswalk_Text_MatchLinked: "Verknüpft am {0}",
    Crosswalk_Text_FieldTooLong: "{0}: {1} von {2}",
  });
  expect(say({ reason: "match-linked", values: ["2026-01-31"] })).toBe("Verknüpft am Jan 31, 2026");
  expect(say({ reason: "field-too-long", values: ["Title", 12345, 128] })).toBe("Title: 12,345 von 128");
});

it("writes an instant as the user's clock in Salesforce has it, not as the connector does", () => {
  jest.resetModules();
  jest.doMock("@salesforce/i18n/timeZone", () => ({ default: "Asia/Tokyo" }), { virtual: true });
  label("Crosswalk_Next_QuotaUsedUp", "Warten bis {2}");
  const { nextStepOf: say } = require("c/reasonText");
  const date = {
    text: "Nov 30, 2026, 4:00 PM (America/Los_Angeles)",
    instant: "2026-12-01T00:00:00.000Z",
    timeZone: "America/Los_Angeles",
  };
  expect(say("quota-used-up", [1000, 1000, date]).replace(/\s/g, " ")).toBe(
    "Warten bis Dec 1, 2026, 9:00 AM",
  );
});

it("says a sentence within another in the user's language, too", () => {
  const { detailOfReason: say } = withLabels({
    Crosswalk_Detail_NoRowImportedBecause: "{0} Zeilen, Zeile {1}: {2}.",
    Crosswalk_Text_MatchCountry: "Gleiches Land",
  });
  const why = { text: "Same country", reason: "match-country" };
  expect(say("no-row-imported-because", [3, 2, why])).toBe("3 Zeilen, Zeile 2: Gleiches Land.");
});

it("lists names as the user's language does", () => {
  const { detailOfReason: say } = withLabels({
    Crosswalk_Detail_NoEdit: "Ohne Zugriff: {0}.",
    Crosswalk_Text_NameList: "{0}; {1}",
    Crosswalk_Text_NameBusinessPhone: "Telefon",
  });
  const others = { text: "Phone", reason: "name-business-phone" };
  const names = { text: "Rank, Phone", reason: "name-list", values: ["Rank", others] };
  expect(say("no-edit", [names, "Contact.Phone"])).toBe("Ohne Zugriff: Rank; Telefon.");
});

it("names a field that the org hides in the user's language, and others as the org does", () => {
  const { withLabels: name } = withLabels({ Crosswalk_Text_NameBusinessPhone: "Telefon" });
  const hidden = { name: "Phone", label: "Phone", labelSaid: { reason: "name-business-phone" } };
  const shown = { name: "Title", label: "Rolle im Haus", labelSaid: null };
  expect(name([hidden, shown]).map((field) => field.label)).toEqual(["Telefon", "Rolle im Haus"]);
});
