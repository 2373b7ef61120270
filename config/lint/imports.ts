/**
 * Who may import whom, for dependency-cruiser, which `npm run lint` runs. What is refused is printed with
 * the rule's name and its comment, which says what to do instead.
 */
import type { IRegularForbiddenRuleType } from "dependency-cruiser";
import {
  distances,
  layers,
  packages,
  practiceOrgLayers,
  programs,
  scriptLayers,
  sharedWith,
  suites,
  type Layer,
} from "./layers.ts";

/** A pattern of the files of rooms: folders of a program, or files there. */
const filesOf = (program: string, rooms: readonly string[]): string =>
  `^${program}/(?:${rooms.join("|")})(?:/|\\.ts$)`;
const namesOf = (list: readonly Layer[]): string[] => list.map(({ room }) => room);
/** Tests, and what runs beside them. */
const tests = String.raw`\.(?:test|fixture)\.ts$|/__tests__/`;
const suitesOf = (names: readonly string[]): string => `^test/(?:${names.join("|")})/`;

const refuse = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"],
): IRegularForbiddenRuleType => ({ name, comment, severity: "error", from, to });

const downwards = (program: string, list: readonly Layer[]) =>
  list
    .slice(1)
    .map(({ room, holds }, index) =>
      refuse(
        `upwards from ${program}/${room}`,
        `${program}/${room} holds ${holds}, and imports only from rooms below it: config/lint/layers.ts lists ` +
          "them from the top down. Take the value as a parameter, or move what both need into a room below both.",
        { path: filesOf(program, [room]), pathNot: tests },
        { path: filesOf(program, namesOf(list.slice(0, index + 1))) },
      ),
    );

const unplaced = (program: string, list: readonly Layer[]) =>
  refuse(
    `a room of ${program} without a place`,
    "This room has no place yet: add it to the list in config/lint/layers.ts.",
    { path: `^${program}/.*\\.ts$`, pathNot: [filesOf(program, namesOf(list)), tests] },
    {},
  );

const roomRules = [
  unplaced("connector", layers),
  unplaced("test/org", practiceOrgLayers),
  ...downwards("connector", layers),
  ...downwards("scripts", scriptLayers),
  ...downwards("test/org", practiceOrgLayers),
  ...distances.map(({ room, from, belongs }) =>
    refuse(
      `too far from connector/${room}`,
      belongs,
      { path: filesOf("connector", [room]), pathNot: tests },
      { path: filesOf("connector", from) },
    ),
  ),
];

const packageRules = packages.map(({ path, rooms, belongs }, index) =>
  refuse(
    `package out of place (${index + 1})`,
    belongs,
    { path: "^connector/", pathNot: [tests, ...rooms.map((room) => filesOf("connector", [room]))] },
    { path },
  ),
);

const programRules = programs.flatMap(({ folder, doors, is }) => [
  refuse(
    `out of ${folder}`,
    `${folder} is a program of its own and imports nothing outside itself: ${is}.`,
    { path: `^${folder}/`, pathNot: tests },
    { path: "^(?:config|connector|force-app|scripts|test)/", pathNot: `^${folder}/` },
  ),
  refuse(
    `around the door of ${folder}`,
    `Enter ${folder} by a door of its package.json: what is not there is its own affair.`,
    { pathNot: `^${folder}/` },
    { path: `^${folder}/`, pathNot: `^${folder}/(?:${doors})$` },
  ),
]);

const suiteRules = [
  ...suites.map((suite) =>
    refuse(
      `another suite from test/${suite}`,
      "A suite imports nothing from another: what both need belongs into test/support.",
      { path: suitesOf([suite]) },
      { path: suitesOf(suites), pathNot: suitesOf([suite, ...(sharedWith[suite] ?? [])]) },
    ),
  ),
  refuse(
    "a suite from what serves all",
    "test/support and the commands know no suite: what both need belongs into test/support.",
    { path: "^(?:test/support|scripts)/", pathNot: tests },
    { path: suitesOf(suites) },
  ),
];

export default {
  forbidden: [
    refuse(
      "a circle",
      "Files import each other in a circle: move what both need into a file below both.",
      { pathNot: tests },
      { circular: true },
    ),
    refuse(
      "out of the connector",
      "The connector is a package of its own: a host has nothing else of the project.",
      { path: "^connector/", pathNot: tests },
      { path: "^(?:config|force-app|scripts|test)/" },
    ),
    refuse(
      "tests from what runs",
      "What runs imports nothing that only tests have: move what both need into a file of its own.",
      { path: "^(?:connector|force-app|scripts|test/org|test/lightning)/", pathNot: tests },
      { path: tests },
    ),
    ...roomRules,
    ...packageRules,
    ...programRules,
    ...suiteRules,
  ],
  options: {
    tsPreCompilationDeps: true, // so that imports of types count
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^connector/database/migrations/" },
  },
};
