import { z } from "@hono/zod-openapi";

export const erasedPeopleSchema = z
  .object({ count: z.int().describe("Erasures that are remembered; nobody is named") })
  .openapi("ErasedPeople");

export const liftErasureSchema = z
  .strictObject({
    profileUrl: z.string().trim().max(4_000).optional(),
    email: z.string().trim().max(320).optional(),
    name: z.string().trim().max(200).optional().describe("First and last name, together with a company"),
    company: z.string().trim().max(300).optional(),
  })
  .openapi("LiftErasure");

export const liftedSchema = z
  .object({ lifted: z.int().describe("0 where nobody on the list is the one"), count: z.int() })
  .openapi("LiftedErasures");
