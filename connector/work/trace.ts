import { randomUUID } from "node:crypto";

/** Where a request belongs in a trace of several services (W3C Trace Context). */
export interface Trace {
  /** 32 hexadecimal digits. */
  traceId: string;
  /** Two hexadecimal digits. */
  flags: string;
}

const pattern = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const nothing = /^0+$/;
/** The flags that are defined: sampled, and random trace id. A sender sets no others. */
const knownFlags = 0b11;

/**
 * The trace that a caller names in `traceparent`, or a new one where it names none or a wrong one: then the
 * header counts as missing, as the standard demands.
 */
export function continueTrace(traceparent: string | undefined): Trace {
  const [, version, traceId = "", parentId = "", flags = "", more] =
    pattern.exec(traceparent?.trim() ?? "") ?? [];
  const isWrong =
    version === undefined ||
    version === "ff" ||
    (version === "00" && more !== undefined) ||
    nothing.test(traceId) ||
    nothing.test(parentId);
  if (isWrong) return { traceId: randomDigits(), flags: "02" };
  return { traceId, flags: (parseInt(flags, 16) & knownFlags).toString(16).padStart(2, "0") };
}

/** The trace of the request or job in whose context this is, or a new one. */
export function traceOf({ trace }: { trace?: Trace }): Trace {
  return trace ?? continueTrace(undefined);
}

/** The header for one request that we send within the trace. */
export function traceparentOf({ traceId, flags }: Trace): string {
  return `00-${traceId}-${randomDigits().slice(16)}-${flags}`;
}

/**
 * 32 hexadecimal digits, the last 14 of them random in each bit, as the flag demands. Node has random bytes
 * for UUIDs at hand, and asks the system for any others.
 */
const randomDigits = (): string => randomUUID().replaceAll("-", "");
