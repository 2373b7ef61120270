/** One precondition of adding leads to the CRM. */
export interface Check {
  id: string;
  /** What is looked at, in the words of Setup. */
  title: string;
  /** `warning`: works, but somebody may be surprised. `unknown`: could not be looked at. */
  state: "passed" | "failed" | "warning" | "unknown";
  /** What was found. */
  detail: string;
  /** What to do about it, in the words of Setup and with the permission set that grants it; null where there is nothing to do. */
  remedy: string | null;
}

type Subject = Pick<Check, "id" | "title">;

export const passed = (subject: Subject, detail: string): Check => ({
  ...subject,
  state: "passed",
  detail,
  remedy: null,
});

export const failed = (subject: Subject, detail: string, remedy: string): Check => ({
  ...subject,
  state: "failed",
  detail,
  remedy,
});

export const warning = (subject: Subject, detail: string, remedy: string | null = null): Check => ({
  ...subject,
  state: "warning",
  detail,
  remedy,
});

export const unknown = (subject: Subject, detail: string, remedy: string | null = null): Check => ({
  ...subject,
  state: "unknown",
  detail,
  remedy,
});
