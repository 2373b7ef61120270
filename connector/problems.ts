import { AppError, policyOf, type ErrorCode, type FieldError } from "./errors.ts";

/** What is kept of an error, so that who asks later gets the same answer. */
export interface StoredProblem {
  code: ErrorCode;
  detail: string;
  action: string;
  fields?: FieldError[];
  members?: Record<string, unknown>;
}

/** A problem as it stands within an answer. */
export interface ShownProblem {
  code: ErrorCode;
  title: string;
  detail: string;
  action: string;
  whose: ReturnType<typeof policyOf>["whose"];
  fields?: FieldError[];
  [member: string]: unknown;
}

export function storedProblem(error: AppError): StoredProblem {
  return {
    code: error.code,
    detail: error.message,
    action: error.action,
    ...(error.fields ? { fields: error.fields } : {}),
    ...(Object.keys(error.members).length > 0 ? { members: error.members } : {}),
  };
}

export function showProblem({ members, ...problem }: StoredProblem): ShownProblem {
  const { title, whose } = policyOf(problem);
  return { title, whose, ...members, ...problem };
}

/** The error again that was stored. */
export function errorOf({ code, ...rest }: StoredProblem): AppError {
  return new AppError(code, rest);
}
