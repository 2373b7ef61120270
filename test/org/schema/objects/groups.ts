import { bothApis } from "../isServedBy.ts";
import * as f from "../fields.ts";
import { object, setupOnly } from "./object.ts";

const editable = { createable: true, updateable: true, deletable: true };
const types = [
  "Regular=Public Group",
  "Queue",
  "Role",
  "RoleAndSubordinates=Role and Subordinates",
  "Organization",
];

/** Public groups and queues with their members, and Salesforce's groups for roles. */
export const groupObjects = () => [
  object(
    "Group",
    "00G",
    [
      f.id("Group ID"),
      f.text("Name", "Name", 40, { required: true, nameField: true }),
      f.text("DeveloperName", "Developer Name", 80),
      f.systemLookup("RelatedId", "Related ID", ["User", "UserRole"]),
      f.picklist("Type", "Type", types, { length: 40, required: true, updateable: false }),
      f.email("Email", "Email", { length: 255, permissionable: false, idLookup: false }),
      f.checkbox("DoesSendEmailToMembers", "Send Email to Members"),
      f.checkbox("DoesIncludeBosses", "Include Bosses", { defaultValue: true }),
      ...f.audit(),
    ],
    { ...setupOnly, ...editable, apis: bothApis },
  ),
  object(
    "GroupMember",
    "011",
    [
      f.id("Group Member ID"),
      f.lookup("GroupId", "Group ID", "Group", {
        required: true,
        updateable: false,
        child: { name: "GroupMembers", cascadeDelete: true },
      }),
      f.lookup("UserOrGroupId", "User/Group ID", ["Group", "User"], { required: true, updateable: false }),
      f.dateTime("SystemModstamp", "System Modstamp", { readOnly: true, required: true }),
    ],
    { ...setupOnly, ...editable, updateable: false, label: "Group Member" },
  ),
  object(
    "QueueSobject",
    "03g",
    [
      f.id("Queue Sobject ID"),
      f.lookup("QueueId", "Queue ID", "Group", {
        required: true,
        updateable: false,
        relationshipName: "Queue",
        child: { name: "QueueSobjects", cascadeDelete: true },
      }),
      f.text("SobjectType", "Sobject Type", 40, { required: true }),
      f.systemLookup("CreatedById", "Created By ID", "User", { required: true, defaultedOnCreate: true }),
      f.dateTime("SystemModstamp", "System Modstamp", { readOnly: true, required: true }),
    ],
    { ...setupOnly, ...editable, updateable: false, label: "Queue Sobject" },
  ),
];
