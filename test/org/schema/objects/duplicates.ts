import * as f from "../fields.ts";
import { object, setupOnly } from "./object.ts";

const developerName = () =>
  f.text("DeveloperName", "Developer Name", 80, { required: true, nameField: true });
const common = () => [
  f.text("Language", "Master Language", 40),
  f.text("MasterLabel", "Label", 80, { required: true }),
  f.text("NamespacePrefix", "Namespace Prefix", 15, { readOnly: true }),
  f.text("SobjectSubtype", "Object Subtype", 40, { readOnly: true }),
];
const numbered = (label: string) =>
  f.text("Name", label, 255, { nameField: true, readOnly: true, autoNumber: true, required: true });

/**
 * Duplicate and matching rules, as far as the API shows them, and the duplicates that were saved all the
 * same.
 */
export const duplicateObjects = () => [
  object(
    "DuplicateRule",
    "0Bm",
    [
      f.id("Duplicate Rule ID"),
      f.isDeleted(),
      f.text("SobjectType", "Object", 40, { required: true }),
      developerName(),
      ...common(),
      f.checkbox("IsActive", "Active"),
      ...f.audit(),
    ],
    { ...setupOnly, label: "Duplicate Rule" },
  ),
  object(
    "MatchingRule",
    "0JD",
    [
      f.id("Matching Rule ID"),
      f.isDeleted(),
      f.text("SobjectType", "Object", 40, { required: true }),
      developerName(),
      ...common(),
      f.text("MatchEngine", "Match Engine", 40, { required: true }),
      f.text("BooleanFilter", "Advanced Logic", 2000),
      f.textArea("Description", "Description"),
      f.picklist("RuleStatus", "Status", ["Active", "Inactive", "Activating", "Deactivating"], {
        length: 40,
        required: true,
      }),
      ...f.audit(),
    ],
    { ...setupOnly, label: "Matching Rule" },
  ),
  object(
    "MatchingRuleItem",
    "0JE",
    [
      f.id("Matching Rule Item ID"),
      f.isDeleted(),
      f.systemLookup("MatchingRuleId", "Matching Rule ID", "MatchingRule", {
        required: true,
        child: { name: "MatchingRuleItems", cascadeDelete: true },
      }),
      f.integer("SortOrder", "Sort Order", { readOnly: true }),
      f.text("Field", "Field", 80, { required: true }),
      f.text("MatchingMethod", "Matching Method", 40, { required: true }),
      f.picklist("BlankValueBehavior", "Blank Value Behavior", ["MatchBlanks", "NullNotAllowed"], {
        length: 40,
      }),
      ...f.audit(),
    ],
    { ...setupOnly, label: "Matching Rule Item" },
  ),
  object(
    "DuplicateRecordSet",
    "0GK",
    [
      f.id("Duplicate Record Set ID"),
      f.isDeleted(),
      numbered("Duplicate Record Set Name"),
      ...f.audit(),
      f.lookup("DuplicateRuleId", "Duplicate Rule ID", "DuplicateRule"),
      f.integer("RecordCount", "Record Count", { readOnly: true }),
    ],
    { label: "Duplicate Record Set", searchable: false },
  ),
  object(
    "DuplicateRecordItem",
    "0GL",
    [
      f.id("Duplicate Record Item ID"),
      f.isDeleted(),
      numbered("Duplicate Record Item Name"),
      ...f.audit(),
      f.lookup("DuplicateRecordSetId", "Duplicate Record Set ID", "DuplicateRecordSet", {
        required: true,
        child: { name: "DuplicateRecordItems", cascadeDelete: true },
      }),
      f.lookup("RecordId", "Record ID", ["Account", "Contact", "Lead"], {
        required: true,
        child: { name: "DuplicateRecordItems", cascadeDelete: true },
      }),
    ],
    { label: "Duplicate Record Item", searchable: false },
  ),
];
