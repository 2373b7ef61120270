/** An error that Salesforce would report for one component of a deployment. */
export interface Problem {
  type: string;
  fullName: string;
  fileName: string;
  line?: number;
  column?: number;
  message: string;
  severity: "Error" | "Warning";
}
