CREATE TABLE `connector_keys` (
	`runner` text PRIMARY KEY NOT NULL,
	`key_ids` text NOT NULL
);
