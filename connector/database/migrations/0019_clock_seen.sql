CREATE TABLE `clock_seen` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
