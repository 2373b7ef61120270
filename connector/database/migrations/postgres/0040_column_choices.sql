-- needs 0032_erased_meanwhile
CREATE TABLE "column_choices" (
	"org_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"shape" text COLLATE "C" NOT NULL,
	"columns" text COLLATE "C" NOT NULL,
	"chosen_at" bigint NOT NULL,
	PRIMARY KEY("user_id", "org_id", "shape")
);
