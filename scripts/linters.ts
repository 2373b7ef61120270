/** The linters by the names of their commands, with what each is told. The last knows no `--fix`. */
export const linters = {
  oxlint: ["-c", "config/lint/typed.jsonc"],
  eslint: [".", "--cache", "--cache-location", ".cache/eslint"],
  depcruise: [
    ...["--config", "config/lint/imports.ts", "--output-type", "err-long"],
    ...["connector", "scripts", "test"],
  ],
};
