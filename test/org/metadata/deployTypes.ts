/** What a deployment may ask for; the Metadata API's DeployOptions. */
export interface DeployOptions {
  checkOnly: boolean;
  ignoreWarnings: boolean;
  rollbackOnError: boolean;
  testLevel?: string | undefined;
  runTests: string[];
}

/** One line of a deployment's result; the Metadata API's DeployMessage. */
export interface DeployMessage {
  componentType: string;
  fullName: string;
  fileName: string;
  id?: string;
  success: boolean;
  changed: boolean;
  created: boolean;
  deleted: boolean;
  createdDate: string;
  lineNumber?: number;
  columnNumber?: number;
  problem?: string;
  problemType?: "Error" | "Warning";
}

/** How a deployment went; the Metadata API's DeployResult. */
export interface DeployResult {
  id: string;
  status: "Pending" | "InProgress" | "Succeeded" | "SucceededPartial" | "Failed";
  success: boolean;
  done: boolean;
  checkOnly: boolean;
  ignoreWarnings: boolean;
  rollbackOnError: boolean;
  runTestsEnabled: boolean;
  createdBy: string;
  createdByName: string;
  createdDate: string;
  startDate?: string;
  completedDate?: string;
  lastModifiedDate: string;
  numberComponentErrors: number;
  numberComponentsDeployed: number;
  numberComponentsTotal: number;
  numberTestErrors: number;
  numberTestsCompleted: number;
  numberTestsTotal: number;
  errorMessage?: string;
  errorStatusCode?: string;
  details: {
    componentSuccesses: DeployMessage[];
    componentFailures: DeployMessage[];
    runTestResult: { numFailures: number; numTestsRun: number; totalTime: number };
  };
}
