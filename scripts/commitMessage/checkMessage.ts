const columnsMax = 72;

/** Beginnings that Git writes itself, or that a later rebase takes away. */
const ofGit = /^(?:Merge|Revert|fixup!|squash!|amend!) /;

/** Imperatives that end like another form of a verb. */
const imperatives = new Set(["Bring", "Embed", "Feed", "Need", "Speed", "String"]);

/** What is wrong with a commit's message by the rules of CONTRIBUTING.md; an empty list if nothing is. */
export function checkMessage(message: string): string[] {
  const [subject = "", ...rest] = linesOf(message);
  if (ofGit.test(subject)) return [];
  const body = rest.filter((line) => line !== "");
  return [
    ...checkSubject(subject),
    ...(body.length === 0 ? ["The body is missing: say why."] : []),
    ...(body.length > 0 && rest[0] !== "" ? ["An empty line stands between subject and body."] : []),
    // An address cannot be broken.
    ...body
      .filter((line) => line.length > columnsMax && /\s/.test(line.trim()))
      .map((line) => `A line of the body has ${line.length} columns, more than ${columnsMax}: ${line}`),
  ];
}

function checkSubject(subject: string): string[] {
  const [, verb] = /^[a-z][A-Za-z0-9 -]*: ([A-Z][A-Za-z]*)(?: |$)/.exec(subject) ?? [];
  const isForm = verb !== undefined && !imperatives.has(verb) && /(?:[^su]s|ed|ing)$/.test(verb);
  return [
    ...(subject.length > columnsMax
      ? [`The subject has ${subject.length} columns, more than ${columnsMax}.`]
      : []),
    ...(verb === undefined
      ? ["The subject reads `area: Imperative …`, e.g. `form: Keep what was typed`."]
      : []),
    ...(isForm ? [`The subject is an imperative, which "${verb}" is not.`] : []),
    ...(subject.endsWith(".") ? ["The subject ends without a full stop."] : []),
  ];
}

/** The lines that Git keeps: without its comments, and without what it shows below the scissors. */
function linesOf(message: string): string[] {
  const kept = message.split(/^# -+ >8 -+$/m)[0] ?? "";
  return kept
    .split(/\r?\n/)
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.trimEnd());
}
