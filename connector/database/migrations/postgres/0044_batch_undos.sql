-- needs 0032_erased_meanwhile
CREATE TABLE "batch_undo_rows" (
	"batch_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"creation_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"by_user_id" text COLLATE "C",
	"owner_id" text COLLATE "C",
	"object" text COLLATE "C",
	"attempts" bigint DEFAULT 0 NOT NULL,
	"updated_at" bigint NOT NULL,
	PRIMARY KEY("batch_id", "position")
);
CREATE UNIQUE INDEX "batch_undo_rows_creation" ON "batch_undo_rows" ("creation_id");
CREATE INDEX "batch_undo_rows_outcome" ON "batch_undo_rows" ("batch_id","outcome");
CREATE TABLE "batch_undos" (
	"batch_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"broken_steps" bigint DEFAULT 0 NOT NULL,
	"problem" text COLLATE "C",
	"api_calls" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"finished_at" bigint,
	"resume_at" bigint
);
CREATE INDEX "batch_undos_by_state" ON "batch_undos" ("state");
ALTER TABLE "batch_undo_rows" ADD FOREIGN KEY ("batch_id") REFERENCES "batch_undos"("batch_id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "batch_undos" ADD FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON UPDATE no action ON DELETE cascade;
