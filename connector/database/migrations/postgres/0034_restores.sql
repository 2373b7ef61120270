-- needs 0032_erased_meanwhile
CREATE TABLE "database_identity" (
	"id" bigint PRIMARY KEY NOT NULL,
	"identity" text COLLATE "C" NOT NULL,
	"steps" bigint DEFAULT 0 NOT NULL
);
CREATE TABLE "restore_answers" (
	"restore_id" text COLLATE "C" NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"answered_at" bigint NOT NULL,
	PRIMARY KEY("restore_id", "org_id", "user_id")
);
CREATE TABLE "restores" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"found_at" bigint NOT NULL,
	"since" bigint NOT NULL
);
