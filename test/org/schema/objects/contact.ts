import { addressFields } from "../addressFields.ts";
import * as f from "../fields.ts";
import { cleanStatuses, leadSources } from "../picklists.ts";
import { object } from "./object.ts";
import { personName } from "./personName.ts";

export const contact = () =>
  object("Contact", "003", [
    f.id("Contact ID"),
    f.isDeleted(),
    f.systemLookup("MasterRecordId", "Master Record ID", "Contact"),
    f.lookup("AccountId", "Account ID", "Account", { child: { name: "Contacts", cascadeDelete: true } }),
    ...personName(["Mr.", "Ms.", "Mrs.", "Dr.", "Prof."]),
    ...addressFields("Other"),
    ...addressFields("Mailing"),
    f.phone("Phone", "Business Phone"),
    f.phone("Fax", "Business Fax"),
    f.phone("MobilePhone", "Mobile Phone"),
    f.phone("HomePhone", "Home Phone"),
    f.phone("OtherPhone", "Other Phone"),
    f.phone("AssistantPhone", "Asst. Phone"),
    f.lookup("ReportsToId", "Reports To ID", "Contact", { child: { name: null } }),
    f.email("Email", "Email"),
    f.text("Title", "Title", 128),
    f.text("Department", "Department", 80),
    f.text("AssistantName", "Assistant's Name", 40),
    f.picklist("LeadSource", "Lead Source", leadSources),
    f.date("Birthdate", "Birthdate"),
    f.longText("Description", "Contact Description"),
    f.owner(),
    ...f.audit(),
    f.date("LastActivityDate", "Last Activity", { readOnly: true }),
    f.dateTime("LastCURequestDate", "Last Stay-in-Touch Request Date", { readOnly: true }),
    f.dateTime("LastCUUpdateDate", "Last Stay-in-Touch Save Date", { readOnly: true }),
    ...f.viewed(),
    f.text("EmailBouncedReason", "Email Bounced Reason", 255, { permissionable: false }),
    f.dateTime("EmailBouncedDate", "Email Bounced Date", { permissionable: false }),
    f.checkbox("IsEmailBounced", "Is Email Bounced", { readOnly: true }),
    f.url("PhotoUrl", "Photo URL", { readOnly: true, extraTypeInfo: "imageurl" }),
    f.text("Jigsaw", "Data.com Key", 20),
    f.text("JigsawContactId", "Jigsaw Contact ID", 20, { readOnly: true, relationshipName: "JigsawContact" }),
    f.picklist("CleanStatus", "Clean Status", cleanStatuses, { length: 40, restrictedPicklist: true }),
    f.lookup("IndividualId", "Individual ID", "Individual", { permissionable: false }),
  ]);
