import { AppError, type ErrorCode, type FieldError, policyOf } from "../errors.ts";

/** A stored error, so that later requests get the same answer. */
export interface StoredProblem {
  code: ErrorCode;
  detail: string;
  action: string;
  fields?: FieldError[];
  members?: Record<string, unknown>;
}

/** A problem within an answer. */
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

/** The AppError of a stored problem. */
export function errorOf({ code, ...rest }: StoredProblem): AppError {
  return new AppError(code, rest);
}
