import type { z } from "zod";
import { convertedStatus } from "../schema/objects/lead.ts";
import { toDate, toDateTime } from "../storage/dateTimes.ts";
import { rowWriter } from "../storage/rowWriter.ts";
import { readRow, updateRow, type Row } from "../storage/rows.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import { PracticeError } from "./practiceError.ts";
import type { conversionSchema } from "./schemas.ts";

interface Conversion {
  account: string;
  contact: string;
}

/**
 * Converts a lead as a person does in Lightning, without an opportunity: into the contact and account that are
 * named, of which only empty fields are filled in, or into new ones of the lead's owner. Custom fields go
 * nowhere unless an admin maps them, so the contact does not get the lead's external id. Tasks and campaign
 * members move to the contact (SOAP API Developer Guide, convertLead(); Help, "Convert Leads").
 */
export function convertLead(org: Org, id: string, input: z.infer<typeof conversionSchema>): Conversion {
  const lead = live(org, "Lead", id);
  if (lead["IsConverted"] === 1) throw new PracticeError(`The lead ${id} is converted already`);
  const named = input.contact === undefined ? undefined : live(org, "Contact", input.contact);
  const accountOfContact = named?.["AccountId"] ?? undefined;
  if (input.account !== undefined && accountOfContact !== undefined && input.account !== accountOfContact) {
    throw new PracticeError("The contact is on another account");
  }
  const by = input.by === undefined ? String(lead["OwnerId"]) : userId(org, input.by);
  if (!by.startsWith("005")) throw new PracticeError("A queue owns the lead: say by whom it is converted");
  const now = toDateTime(org.now());
  const stamp = { LastModifiedById: by, LastModifiedDate: now, SystemModstamp: now };
  /** Fills the empty fields of the record in, or makes one; answers its id. */
  const merge = (object: string, known: unknown, values: Row): string => {
    if (typeof known !== "string") return rowWriter(org, () => by).add(object, values, 0);
    const row = live(org, object, known);
    const filled = Object.entries(values).filter(([name, value]) => value != null && row[name] === null);
    if (filled.length > 0) updateRow(org, object, known, { ...Object.fromEntries(filled), ...stamp });
    return known;
  };
  return org.db.transaction(() => {
    const account = merge("Account", input.account ?? accountOfContact, accountOf(lead));
    const contact = merge("Contact", input.contact, { ...contactOf(lead), AccountId: account });
    updateRow(org, "Lead", id, {
      IsConverted: true,
      ConvertedDate: toDate(org.now()),
      ConvertedAccountId: account,
      ConvertedContactId: contact,
      Status: convertedStatus,
      ...stamp,
    });
    statement(org.db, "UPDATE Task SET WhoId = ?, WhatId = coalesce(WhatId, ?) WHERE WhoId = ?").run(
      ...[contact, account, id],
    );
    statement(org.db, "UPDATE CampaignMember SET ContactId = ? WHERE LeadId = ?").run(contact, id);
    return { account, contact };
  })();
}

function live(org: Org, object: string, id: string): Row {
  const row = readRow(org, object, id);
  if (row === undefined || row["IsDeleted"] === 1)
    throw new PracticeError(`There is no ${object} ${id}`, 404);
  return row;
}

function userId(org: Org, username: string): string {
  const user = statement(org.db, "SELECT Id FROM User WHERE Username = ?").get(username);
  if (user === undefined) throw new PracticeError(`There is no user ${username}`, 404);
  return String(user["Id"]);
}

const take = (lead: Row, names: string[], prefix = ""): Row =>
  Object.fromEntries(names.map((name) => [`${prefix}${name}`, lead[name]]));

const addressParts = ["Street", "City", "State", "PostalCode", "Country", "StateCode", "CountryCode"];

const accountOf = (lead: Row): Row => ({
  Name: lead["Company"],
  ...take(lead, ["Phone", "Fax", "Website", "Industry", "Rating", "AnnualRevenue", "NumberOfEmployees"]),
  ...take(lead, addressParts, "Billing"),
});

const contactOf = (lead: Row): Row => ({
  ...take(lead, ["Salutation", "FirstName", "LastName", "Title", "Email", "Phone", "MobilePhone", "Fax"]),
  ...take(lead, ["LeadSource", "Description"]),
  ...take(lead, addressParts, "Mailing"),
});
