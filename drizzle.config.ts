import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./connector/database/schema/*.ts",
  out: "./connector/database/migrations",
});
