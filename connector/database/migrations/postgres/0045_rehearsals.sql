-- needs 0032_erased_meanwhile
CREATE TABLE "rehearsal_rows" (
	"rehearsal_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"is_reviewed" bigint NOT NULL,
	"account_id" text COLLATE "C",
	"opportunity_id" text COLLATE "C",
	"follows_opportunity" bigint DEFAULT 0 NOT NULL,
	"role" text COLLATE "C",
	"save_anyway" bigint DEFAULT 0 NOT NULL,
	"contact" text COLLATE "C",
	"is_alone" bigint DEFAULT 0 NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"call" bigint,
	"problem" text COLLATE "C",
	"rowid" bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
	PRIMARY KEY("rehearsal_id", "position")
);
CREATE UNIQUE INDEX "rehearsal_rows_lead" ON "rehearsal_rows" ("rehearsal_id","lead_id");
CREATE INDEX "rehearsal_rows_state" ON "rehearsal_rows" ("rehearsal_id","state");
CREATE INDEX "rehearsal_rows_by_lead" ON "rehearsal_rows" ("lead_id");
CREATE TABLE "rehearsals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"list_id" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"problem" text COLLATE "C",
	"defaults" text COLLATE "C" NOT NULL,
	"idempotency_key" text COLLATE "C",
	"request_digest" text COLLATE "C",
	"api_calls" bigint DEFAULT 0 NOT NULL,
	"other_calls" bigint DEFAULT 0 NOT NULL,
	"broken_steps" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"prepared_rows" bigint DEFAULT 0 NOT NULL,
	"prepared_at" bigint,
	"sent_at" bigint,
	"look_since" bigint,
	"look_at" bigint,
	"made_ids" text COLLATE "C",
	"resume_at" bigint,
	"finished_at" bigint,
	"rowid" bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE INDEX "rehearsals_by_user" ON "rehearsals" ("org_id","user_id","created_at");
CREATE INDEX "rehearsals_by_state" ON "rehearsals" ("state","finished_at");
CREATE INDEX "rehearsals_to_look" ON "rehearsals" ("look_at") WHERE "rehearsals"."look_at" is not null;
CREATE UNIQUE INDEX "rehearsals_idempotency_key" ON "rehearsals" ("org_id","user_id","idempotency_key") WHERE "rehearsals"."idempotency_key" is not null;
ALTER TABLE "rehearsal_rows" ADD FOREIGN KEY ("rehearsal_id") REFERENCES "rehearsals"("id") ON UPDATE no action ON DELETE cascade;
