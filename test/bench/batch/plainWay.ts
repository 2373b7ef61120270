/**
 * Two ways in which a script of one's own would add contacts with roles: `node plainWay.ts loop|collections
 * INSTANCE_URL TOKEN FILE`. FILE is a Task as JSON.
 */
import { readFileSync } from "node:fs";
import { Connection } from "jsforce/lib/connection.js";
import type { Task } from "./peopleNamed.ts";

const [way, instanceUrl = "", accessToken = "", file = ""] = process.argv.slice(2);
const { contacts, opportunityId } = JSON.parse(readFileSync(file, "utf8")) as Task;
const connection = new Connection({ instanceUrl, accessToken, version: "67.0", logLevel: "NONE" });
const roleOf = (ContactId: string | undefined) => ({
  ContactId,
  OpportunityId: opportunityId,
  Role: "Influencer",
});

if (way === "loop") {
  for (const contact of contacts) {
    const { id } = await connection.sobject("Contact").create(contact);
    await connection.sobject("OpportunityContactRole").create(roleOf(id));
  }
} else {
  const collectionMax = 200;
  for (let start = 0; start < contacts.length; start += collectionMax) {
    const made = await connection.sobject("Contact").create(contacts.slice(start, start + collectionMax));
    await connection.sobject("OpportunityContactRole").create(made.map(({ id }) => roleOf(id)));
  }
}
