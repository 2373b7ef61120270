-- needs 0032_erased_meanwhile
CREATE TABLE "connector_keys" (
	"runner" text COLLATE "C" PRIMARY KEY NOT NULL,
	"key_ids" text COLLATE "C" NOT NULL
);
