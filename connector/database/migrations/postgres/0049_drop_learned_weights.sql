DROP TABLE "changed_answers";
DROP TABLE "match_weights";
DROP INDEX "lead_links_learned";
ALTER TABLE "lead_links" DROP COLUMN "evidence";
DROP INDEX "lead_rejections_learned";
ALTER TABLE "lead_rejections" DROP COLUMN "evidence";
