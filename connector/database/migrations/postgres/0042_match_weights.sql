-- needs 0032_erased_meanwhile
CREATE TABLE "changed_answers" (
	"lead_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"proposal_id" text COLLATE "C" NOT NULL
);
CREATE INDEX "changed_answers_by_proposal" ON "changed_answers" ("org_id","proposal_id");
CREATE TABLE "match_weights" (
	"org_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"used" text COLLATE "C",
	"proposal" text COLLATE "C",
	"attempt" text COLLATE "C"
);
ALTER TABLE "lead_links" ADD "evidence" text COLLATE "C";
CREATE INDEX "lead_links_learned" ON "lead_links" ("lead_id") WHERE "lead_links"."evidence" is not null;
ALTER TABLE "lead_rejections" ADD "evidence" text COLLATE "C";
CREATE INDEX "lead_rejections_learned" ON "lead_rejections" ("lead_id") WHERE "lead_rejections"."evidence" is not null;
ALTER TABLE "changed_answers" ADD FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON UPDATE no action ON DELETE cascade;
