DROP INDEX "batches_plain_key";
DROP INDEX "creations_plain_key";
DROP INDEX "column_choices_plain_shape";
ALTER TABLE "creations" DROP COLUMN "names_erased";
DELETE FROM "erased_people" WHERE "kind" NOT IN ('publicProfile', 'memberProfile', 'salesProfile', 'email', 'name');
