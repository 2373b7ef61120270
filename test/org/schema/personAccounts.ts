import { checkbox, email, lookup, text } from "./fields.ts";
import { createTable } from "../storage/tables.ts";
import { rowWriter } from "../storage/rowWriter.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** People who are customers themselves. The first is called like a company. */
const people = [
  { first: null, last: "Northwind", city: "Oslo", country: "Norway" },
  { first: "Beatriz", last: "Salvatierra", city: "Lisbon", country: "Portugal" },
  { first: "Cornelius", last: "Adeyemi", city: "Hamburg", country: "Germany" },
] as const;

const objects = ["Account", "Contact"];
const accountFields = ["IsPersonAccount", "PersonContactId", "PersonEmail", "FirstName", "LastName"];

/**
 * Turns person accounts on or off: their fields, and some people. Each is a row of Account with a Contact
 * that stands for the same person. (Object Reference, Account and Contact: IsPersonAccount, PersonContactId.)
 * A real org cannot turn them off again.
 */
export function setPersonAccounts(org: Org, on: boolean): void {
  const isOn = org.schema.field("Account", "IsPersonAccount") !== undefined;
  if (on === isOn) return;
  if (on) addFields(org);
  for (const object of objects) {
    statement(org.db, `UPDATE ${quoted(object)} SET IsDeleted = ? WHERE IsPersonAccount = 1`).run(on ? 0 : 1);
  }
  if (on) addPeople(org);
  else {
    org.schema.removeFields("Account", accountFields);
    org.schema.removeFields("Contact", ["IsPersonAccount"]);
  }
}

function addFields(org: Org): void {
  const isPerson = () =>
    checkbox("IsPersonAccount", "Is Person Account", { readOnly: true, defaultedOnCreate: true });
  org.schema.addFields("Account", [
    isPerson(),
    lookup("PersonContactId", "Contact ID", "Contact", { readOnly: true, permissionable: false }),
    email("PersonEmail", "Email", { permissionable: false }),
    text("FirstName", "First Name", 40, { permissionable: false }),
    text("LastName", "Last Name", 80, { permissionable: false }),
  ]);
  org.schema.addFields("Contact", [isPerson()]);
  for (const name of objects) {
    const object = org.schema.object(name);
    if (object) createTable(org.db, object);
  }
}

/** Adds the people where the org has records, and has not got them already. */
function addPeople(org: Org): void {
  const has = (sql: string) => statement(org.db, sql).get();
  if (!has("SELECT 1 FROM Account") || has("SELECT 1 FROM Account WHERE IsPersonAccount = 1")) return;
  const seller = has(`SELECT Id FROM "User" WHERE Username LIKE 'rep@%'`);
  const write = rowWriter(org, () => String(seller?.["Id"]));
  for (const { first, last, city, country } of people) {
    const person = { FirstName: first, LastName: last, IsPersonAccount: true };
    const mail = `${first ?? "mail"}.${last}@mail.example`.toLowerCase();
    const accountId = write.add("Account", {
      ...person,
      PersonEmail: mail,
      BillingCity: city,
      BillingCountry: country,
    });
    const address = { MailingCity: city, MailingCountry: country };
    const contactId = write.add("Contact", { ...person, ...address, AccountId: accountId, Email: mail });
    statement(org.db, "UPDATE Account SET PersonContactId = ? WHERE Id = ?").run(contactId, accountId);
  }
}
