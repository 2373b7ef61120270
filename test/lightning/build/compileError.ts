import { relative } from "node:path";
import { paths } from "./paths.ts";

/** What Rollup and the compilers behind it throw, as far as they tell. */
interface Thrown {
  message?: string;
  id?: string;
  loc?: { file?: string; line?: number; column?: number };
  /** The compiler's own place. Columns count from 0 in scripts, from 1 elsewhere. */
  location?: { line: number; column: number };
  frame?: string;
}

/**
 * A source that does not compile. Its message says what and where, with line and column where the compiler
 * tells them; what Rollup throws has the whole module graph besides.
 */
export class CompileError extends Error {
  constructor(cause: unknown) {
    const { message = String(cause), id, loc, location = loc, frame } = cause as Thrown;
    const [file] = (loc?.file ?? id ?? "").split("?");
    const first = file?.endsWith(".js") ? 1 : 0;
    const place = [
      ...(file ? [relative(paths.project, file)] : []),
      ...(location?.line === undefined ? [] : [location.line, (location.column ?? 0) + first]),
    ];
    super(
      ["The Lightning page does not compile:", place.join(":"), message, frame]
        .filter(Boolean)
        .join("\n")
        .replace(":\n", ": "),
    );
  }
}
