import path from "node:path";
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";
import { projectFolder } from "../support/projectFolder.ts";

/** The messages of these rules alone for a line of code, as if it stood in a file of the project. */
export function lintMessagesBy(rules: readonly Linter.Config[]) {
  const linter = new ESLint({
    cwd: projectFolder,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.ts"], ...tseslint.configs.base },
      ...rules,
    ] as ESLint.Options["overrideConfig"],
  });
  return async (file: string, code: string): Promise<string[] | undefined> => {
    const [result] = await linter.lintText(`${code}\n`, { filePath: path.join(projectFolder, file) });
    return result?.messages.map(({ message }) => message);
  };
}
