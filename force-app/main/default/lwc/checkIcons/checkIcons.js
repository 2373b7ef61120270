import failed from "@salesforce/label/c.Crosswalk_Diagnosis_Failed";
import passed from "@salesforce/label/c.Crosswalk_Diagnosis_Passed";
import unknown from "@salesforce/label/c.Crosswalk_Diagnosis_Unknown";
import warning from "@salesforce/label/c.Crosswalk_Diagnosis_Warning";

/** How each state of a check looks, the worst first. */
export const checkIcons = [
  { name: "failed", stateLabel: failed, icon: "utility:error", variant: "error" },
  { name: "warning", stateLabel: warning, icon: "utility:warning", variant: "warning" },
  { name: "unknown", stateLabel: unknown, icon: "utility:help" },
  { name: "passed", stateLabel: passed, icon: "utility:success", variant: "success" },
];
