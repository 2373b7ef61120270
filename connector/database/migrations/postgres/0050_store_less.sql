ALTER TABLE "lead_rejections" DROP COLUMN "rejected_at";
ALTER TABLE "leads" DROP COLUMN "connected_on";
-- Postgres leaves the values of a dropped column in rows that are not written again.
UPDATE "leads" SET "extra" = '{}';
ALTER TABLE "leads" DROP COLUMN "extra";
ALTER TABLE "users" DROP COLUMN "email";
ALTER TABLE "users" DROP COLUMN "locale";
UPDATE "column_choices" SET "columns" = replace("columns", '"connectedOn"', 'null');
