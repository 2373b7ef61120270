import * as f from "../fields.ts";
import { object } from "./object.ts";

/** Case and Task, as plain records: no queues, milestones, reminders or status history. */
export const activities = () => [
  object(
    "Case",
    "500",
    [
      f.id("Case ID"),
      f.isDeleted(),
      f.lookup("ContactId", "Contact ID", "Contact", { child: { name: "Cases" } }),
      f.lookup("AccountId", "Account ID", "Account", { child: { name: "Cases" } }),
      f.text("Subject", "Subject", 255, { nameField: true }),
      f.picklist("Status", "Status", ["*New", "Working", "Escalated", "Closed"], {
        defaultedOnCreate: true,
        defaultValue: "New",
      }),
      f.picklist("Origin", "Case Origin", ["Phone", "Email", "Web"]),
      f.picklist("Priority", "Priority", ["High", "*Medium", "Low"], {
        defaultedOnCreate: true,
        defaultValue: "Medium",
      }),
      f.longText("Description", "Description"),
      f.owner(["Group", "User"]),
      ...f.audit(),
    ],
    { describe: { mergeable: false } },
  ),
  object("Task", "00T", [
    f.id("Activity ID"),
    f.lookup("WhoId", "Name ID", ["Contact", "Lead"], { child: { name: "Tasks" } }),
    f.lookup("WhatId", "Related To ID", ["Account", "Case", "Opportunity"], { child: { name: "Tasks" } }),
    f.text("Subject", "Subject", 255, { nameField: true }),
    f.date("ActivityDate", "Due Date Only"),
    f.picklist("Status", "Status", ["*Not Started", "In Progress", "Completed"], {
      required: true,
      defaultedOnCreate: true,
      defaultValue: "Not Started",
    }),
    f.checkbox("IsClosed", "Closed", { readOnly: true }),
    f.picklist("Priority", "Priority", ["High", "*Normal", "Low"], {
      required: true,
      defaultedOnCreate: true,
      defaultValue: "Normal",
    }),
    f.owner(["Group", "User"]),
    f.longText("Description", "Description"),
    f.isDeleted(),
    ...f.audit(),
  ]),
];
